package inr.metric;

import inr.signal.Medium;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/**
 * All metrics of two pictures that come row by row from top to bottom, so that neither has to be in
 * memory. One walk through the rows gives all of them: the first scale of MS-SSIM is SSIM.
 */
public final class PictureMetricsMeter {
  private final Medium.Picture shape;
  private final MeanSquaredError error = new MeanSquaredError();
  private final SsimScale[] scales;
  private final BiConsumer<double[], double[]> rows;

  /** A meter for pictures of a shape, before their first row. */
  public PictureMetricsMeter(Medium.Picture shape) {
    this.shape = shape;
    if (MsSsim.fits(shape)) {
      scales = MsSsim.scales();
    } else {
      scales = new SsimScale[SsimWindow.GAUSSIAN.fits(shape.width(), shape.height()) ? 1 : 0];
    }
    rows = scales.length == 0 ? error : error.andThen(MsSsim.pyramid(scales, shape));
  }

  /**
   * Takes the next row of both, which are read and not kept.
   *
   * @param reference width·channels stored numbers
   * @param estimate as many
   */
  public void add(double[] reference, double[] estimate) {
    rows.accept(reference, estimate);
  }

  /** The metrics, after the last row. */
  public PictureMetrics metrics() {
    return new PictureMetrics(
        error.value(),
        Psnr.of(error.value(), shape.peak()),
        scales.length > 0 ? OptionalDouble.of(scales[0].ssim()) : OptionalDouble.empty(),
        scales.length > 1
            ? OptionalDouble.of(MsSsim.combined(scales, shape.channels()))
            : OptionalDouble.empty());
  }
}
