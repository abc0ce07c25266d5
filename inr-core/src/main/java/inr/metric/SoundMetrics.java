package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.util.OptionalDouble;

/**
 * All metrics of a sound against its reference.
 *
 * @param mse mean squared error on the amplitude scale, on which full scale is 1, see {@link
 *     MeanSquaredError}
 * @param psnr in dB with a peak-to-peak range of 2, +∞ for equal sounds, see {@link Psnr}
 * @param snr in dB, empty where the reference is silent, see {@link Snr}
 * @param siSdr in dB, empty where either sound is silent, see {@link SiSdr}
 * @param logSpectralDistance in dB, empty where the sounds are shorter than 1,024 samples a
 *     channel, see {@link LogSpectralDistance}
 */
public record SoundMetrics(
    double mse,
    double psnr,
    OptionalDouble snr,
    OptionalDouble siSdr,
    OptionalDouble logSpectralDistance) {
  /** Metrics of an estimate that is stored as the reference is. */
  public static SoundMetrics of(Medium.Sound shape, Samples reference, Samples estimate) {
    double mse = MeanSquaredError.of(shape, reference, estimate);
    return new SoundMetrics(
        mse,
        Psnr.of(mse, Psnr.SOUND_RANGE),
        Snr.of(shape, reference, estimate),
        SiSdr.of(shape, reference, estimate),
        LogSpectralDistance.of(shape, reference, estimate));
  }

  /** Metrics of two sounds of equal length, channels, rate and sample format. */
  public static SoundMetrics of(Signal reference, Signal estimate) {
    Shapes.requireEqual(reference.medium(), estimate.medium());
    if (reference.medium() instanceof Medium.Sound shape) {
      return of(shape, reference.samples(), estimate.samples());
    }
    throw new IllegalArgumentException(
        "sound metrics compare sounds, not a " + reference.medium().text());
  }
}
