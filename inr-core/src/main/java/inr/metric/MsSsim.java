package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/**
 * Multi-scale structural similarity: MS-SSIM = Π cs_s^w_s (s = 1 … 4) · SSIM_5^w_5, w = 0.0448,
 * 0.2856, 0.3001, 0.2363, 0.1333.
 *
 * <p>Each scale is half the size of the one before by 2 x 2 means; cs is the contrast and structure
 * part of SSIM, with {@link SsimWindow#GAUSSIAN}. Negative cs and SSIM count as 0; the product is
 * taken for each channel, alpha like any other, and the mean over channels is the result, 0 to 1.
 * Odd sides follow VainF/pytorch-msssim: a zero row or column in front of them.
 *
 * @see <a href="https://doi.org/10.1109/ACSSC.2003.1292216">Wang, Simoncelli and Bovik 2003</a>
 */
public final class MsSsim {
  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

  /** Sides of at most (11 − 1)·2⁴ leave the smallest scale without room for a window. */
  private static final int TOO_SMALL = (SsimWindow.GAUSSIAN.taps() - 1) << (WEIGHTS.length - 1);

  private MsSsim() {}

  /**
   * w of so many scales, the finest first; those of fewer than five are brought to a sum of 1.
   *
   * @param scales 1 to 5
   */
  public static double[] exponents(int scales) {
    double[] exponents = Arrays.copyOf(WEIGHTS, scales);
    if (scales < WEIGHTS.length) {
      double sum = 0;
      for (double exponent : exponents) {
        sum += exponent;
      }
      for (int s = 0; s < scales; s++) {
        exponents[s] /= sum;
      }
    }
    return exponents;
  }

  /** MS-SSIM; empty where a side of the picture is 160 or less. */
  public static OptionalDouble of(Medium.Picture shape, Samples reference, Samples estimate) {
    Shapes.requireFilled(shape, reference, estimate);
    if (!fits(shape)) {
      return OptionalDouble.empty();
    }
    SsimScale[] scales = scales();
    Pieces.rows(shape, reference, estimate, pyramid(scales, shape));
    return OptionalDouble.of(combined(scales, shape.channels()));
  }

  /** Whether the smallest scale has room for a window. */
  static boolean fits(Medium.Picture shape) {
    return Math.min(shape.width(), shape.height()) > TOO_SMALL;
  }

  /** Room for the scales, the picture itself first. */
  static SsimScale[] scales() {
    return new SsimScale[WEIGHTS.length];
  }

  /** Fills {@code scales} and gives the consumer of the picture's rows. */
  static BiConsumer<double[], double[]> pyramid(SsimScale[] scales, Medium.Picture shape) {
    return pyramid(scales, 0, shape.width(), shape.height(), shape.channels(), shape.peak());
  }

  /** Fills {@code scales} from {@code level} on and gives the consumer of that level's rows. */
  static BiConsumer<double[], double[]> pyramid(
      SsimScale[] scales, int level, int width, int height, int channels, double peak) {
    SsimScale scale = new SsimScale(width, channels, peak, SsimWindow.GAUSSIAN);
    scales[level] = scale;
    if (level == scales.length - 1) {
      return scale;
    }
    var next =
        pyramid(scales, level + 1, RowHalver.half(width), RowHalver.half(height), channels, peak);
    return scale.andThen(new RowHalver(width, height, channels, next));
  }

  /** Mean over channels of the product over scales, after the last row. */
  static double combined(SsimScale[] scales, int channels) {
    int last = scales.length - 1;
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      double product = StrictMath.pow(Math.max(0, scales[last].ssim(channel)), WEIGHTS[last]);
      for (int level = 0; level < last; level++) {
        product *=
            StrictMath.pow(Math.max(0, scales[level].contrastStructure(channel)), WEIGHTS[level]);
      }
      sum += product;
    }
    return sum / channels;
  }
}
