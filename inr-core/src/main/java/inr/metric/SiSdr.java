package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;

/**
 * Scale-invariant signal-to-distortion ratio: SI-SDR = 10·log₁₀(‖αx‖² / ‖αx − y‖²) in dB, α = ⟨x,
 * y⟩ / ‖x‖², x the reference and y the estimate.
 *
 * <p>Means are not removed, and there is one α for all channels together: a wrong balance between
 * channels is distortion. +∞ where the estimate is an exact multiple of the reference (up to
 * rounding some 300 dB), −∞ where it is orthogonal to it.
 *
 * @see <a href="https://arxiv.org/abs/1811.02508">Le Roux et al. 2019</a>
 */
final class SiSdr {
  private SiSdr() {}

  /** SI-SDR of the estimate; empty where either sound is silent. */
  public static OptionalDouble of(Medium.Sound shape, Samples reference, Samples estimate) {
    Shapes.requireFilled(shape, reference, estimate);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < reference.size(); i++) {
      double x = reference.get(i);
      double y = estimate.get(i);
      xx += x * x;
      xy += x * y;
      yy += y * y;
    }
    if (xx == 0 || yy == 0) {
      return OptionalDouble.empty();
    }
    // A second pass rather than ‖y‖² − α²‖x‖², which cancels when the distortion is small.
    double alpha = xy / xx;
    double distortion = 0;
    for (int i = 0; i < reference.size(); i++) {
      double error = alpha * reference.get(i) - estimate.get(i);
      distortion += error * error;
    }
    return OptionalDouble.of(10 * StrictMath.log10(alpha * alpha * xx / distortion));
  }
}
