package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;

/**
 * Structural similarity: SSIM = mean of (2μxμy + C1)(2σxy + C2) / ((μx² + μy² + C1)(σx² + σy² +
 * C2)), C1 = (0.01 R)², C2 = (0.03 R)², R the largest stored value.
 *
 * <p>Means, variances and covariance are local, weighted by a window; the mean is over all places
 * where the window lies wholly inside the picture, then over channels, alpha like any other. The
 * picture is taken at its own size, never reduced first. 1 for equal pictures, as low as −1.
 *
 * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al. 2004</a>
 */
public final class Ssim {
  private Ssim() {}

  /** SSIM with {@link SsimWindow#GAUSSIAN}; empty where a side of the picture is below 11. */
  public static OptionalDouble of(Medium.Picture shape, Samples reference, Samples estimate) {
    return of(shape, reference, estimate, SsimWindow.GAUSSIAN);
  }

  /**
   * SSIM with a window of choice; empty where a side of the picture is below that of the window.
   */
  public static OptionalDouble of(
      Medium.Picture shape, Samples reference, Samples estimate, SsimWindow window) {
    Shapes.requireFilled(shape, reference, estimate);
    if (!window.fits(shape.width(), shape.height())) {
      return OptionalDouble.empty();
    }
    SsimScale scale = new SsimScale(shape, window);
    Pieces.rows(shape, reference, estimate, scale);
    return OptionalDouble.of(scale.ssim());
  }
}
