package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/**
 * All metrics of a picture against its reference.
 *
 * @param mse mean squared error in squared stored units, see {@link MeanSquaredError}
 * @param psnr in dB, +∞ for equal pictures, see {@link Psnr}
 * @param ssim with the Gaussian window, empty where a side is below 11, see {@link Ssim}
 * @param msSsim empty where a side is 160 or less, see {@link MsSsim}
 */
public record PictureMetrics(double mse, double psnr, OptionalDouble ssim, OptionalDouble msSsim) {
  /** Metrics of an estimate that is stored as the reference is. */
  public static PictureMetrics of(Medium.Picture shape, Samples reference, Samples estimate) {
    return of(shape, reference, estimate, rows -> {});
  }

  /**
   * The same, watched.
   *
   * @param done is told how many rows are compared
   */
  public static PictureMetrics of(
      Medium.Picture shape, Samples reference, Samples estimate, IntConsumer done) {
    Shapes.requireFilled(shape, reference, estimate);
    PictureMetricsMeter meter = new PictureMetricsMeter(shape);
    int[] rows = new int[1];
    Pieces.rows(
        shape,
        reference,
        estimate,
        (a, b) -> {
          meter.add(a, b);
          done.accept(++rows[0]);
        });
    return meter.metrics();
  }

  /** Metrics of two pictures of equal width, height, channels and depth. */
  public static PictureMetrics of(Signal reference, Signal estimate) {
    Shapes.requireEqual(reference.medium(), estimate.medium());
    if (reference.medium() instanceof Medium.Picture shape) {
      return of(shape, reference.samples(), estimate.samples());
    }
    throw new IllegalArgumentException(
        "picture metrics compare pictures, not a " + reference.medium().text());
  }
}
