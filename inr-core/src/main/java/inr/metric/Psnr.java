package inr.metric;

import inr.signal.Extremes;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;

/**
 * Peak signal-to-noise ratio: PSNR = 10·log₁₀(R² / MSE) in dB, R the peak-to-peak range of the
 * samples.
 *
 * <p>The MSE is that of all samples and channels together, alpha included, not a mean of PSNRs per
 * channel. Equal signals have a PSNR of +∞.
 */
public final class Psnr {
  /** R of a sound on the amplitude scale: from −1 to 1. */
  static final double SOUND_RANGE = 2;

  private Psnr() {}

  /** PSNR of a picture, R the largest stored value: 255 or 65,535. */
  public static double of(Medium.Picture shape, Samples reference, Samples estimate) {
    return of(MeanSquaredError.of(shape, reference, estimate), shape.peak());
  }

  /** PSNR of a sound on the amplitude scale, R = 2. */
  public static double of(Medium.Sound shape, Samples reference, Samples estimate) {
    return of(MeanSquaredError.of(shape, reference, estimate), SOUND_RANGE);
  }

  /**
   * PSNR of numbers that have no peak of their own, R the range of the reference: −∞ if that is a
   * constant and missed.
   */
  public static double of(Samples reference, Samples estimate) {
    return of(reference, estimate, range(reference));
  }

  /** The same of some of the numbers, R the range of all of them. */
  public static double of(Samples reference, Samples estimate, double range) {
    double error = MeanSquaredError.of(reference, estimate);
    if (range > 0) {
      return of(error, range);
    }
    return error == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  /**
   * R of a signal in stored units: of a picture the largest stored value, of a sound from −full
   * scale to full scale, of a field the range of its numbers, which is 0 for a constant.
   */
  public static double peak(Signal signal) {
    if (signal.medium() instanceof Medium.Picture picture) {
      return picture.peak();
    }
    return signal.medium() instanceof Medium.Sound sound
        ? SOUND_RANGE * sound.fullScale()
        : range(signal.samples());
  }

  /** Largest less least of some numbers, 0 for a constant. */
  public static double range(Samples numbers) {
    return Extremes.of(numbers).range();
  }

  /**
   * PSNR of a known error.
   *
   * @param meanSquaredError at least 0, in the squared units of {@code peakToPeak}
   * @param peakToPeak R, greater than 0: 1 for values in [0, 1], 2 for values in [−1, 1]
   */
  public static double of(double meanSquaredError, double peakToPeak) {
    if (meanSquaredError < 0 || !(peakToPeak > 0)) {
      throw new IllegalArgumentException(
          "PSNR of a mean squared error of "
              + meanSquaredError
              + " at range "
              + peakToPeak
              + "; the error must be at least 0 and the range above 0");
    }
    return 10 * StrictMath.log10(peakToPeak * peakToPeak / meanSquaredError);
  }
}
