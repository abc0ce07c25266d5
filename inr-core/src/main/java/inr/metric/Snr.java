package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;

/**
 * Signal-to-noise ratio: SNR = 10·log₁₀(Σᵢ xᵢ² / Σᵢ (xᵢ − yᵢ)²) in dB, over all samples of all
 * channels together.
 *
 * <p>+∞ for equal sounds; 0 dB for a silent estimate. The scale of the samples does not matter, but
 * their zero does.
 */
public final class Snr {
  private Snr() {}

  /** SNR of estimate y against reference x; empty where the reference is silent. */
  public static OptionalDouble of(Medium.Sound shape, Samples reference, Samples estimate) {
    Shapes.requireFilled(shape, reference, estimate);
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < reference.size(); i++) {
      double x = reference.get(i);
      double error = x - estimate.get(i);
      signal += x * x;
      noise += error * error;
    }
    return signal == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(10 * StrictMath.log10(signal / noise));
  }
}
