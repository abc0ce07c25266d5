package inr.metric;

import inr.signal.Medium;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * PSNR and SSIM of two pictures that come row by row from top to bottom, so that neither has to be
 * in memory; the same bits as {@link Psnr} and {@link Ssim} give for whole pictures.
 *
 * <p>Rows may be left out: the PSNR is that of the rows that came, the SSIM the mean over all
 * places where the window lies inside rows that came without a gap.
 */
public final class PictureMeter {
  private final Medium.Picture shape;
  private final MeanSquaredError error = new MeanSquaredError();
  private final Optional<SsimScale> scale;

  /** A meter for pictures of a shape, before their first row. */
  public PictureMeter(Medium.Picture shape) {
    this.shape = shape;
    this.scale =
        SsimWindow.GAUSSIAN.fits(shape.width(), shape.height())
            ? Optional.of(new SsimScale(shape, SsimWindow.GAUSSIAN))
            : Optional.empty();
  }

  /**
   * Takes the next row of both, which are read and not kept.
   *
   * @param reference width·channels stored numbers
   * @param estimate as many
   */
  public void add(double[] reference, double[] estimate) {
    error.accept(reference, estimate);
    scale.ifPresent(ssim -> ssim.accept(reference, estimate));
  }

  /** Rows are left out here: the next row does not lie below the last one. */
  public void gap() {
    scale.ifPresent(SsimScale::gap);
  }

  /** PSNR of the rows so far in dB. */
  public double psnr() {
    return Psnr.of(error.value(), shape.peak());
  }

  /** SSIM of the rows so far; empty where no window fitted into them. */
  public OptionalDouble ssim() {
    return scale.filter(SsimScale::isDefined).stream().mapToDouble(SsimScale::ssim).findFirst();
  }
}
