package inr.codec.train.rate;

import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.shape.Tensor;
import inr.codec.train.kernel.Sums;
import inr.codec.train.kernel.TapKernel;
import inr.codec.train.latent.Sheet;
import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Features of coarser grids for one plane, two rows at a time, and their way back; one worker's.
 *
 * <p>The D planes that were coded before are repeated to the size of the next coarser level, where
 * F linear combinations of them are taken; these are repeated once more, in both directions. Back:
 * sums over 2 x 2 symbols, the transposed combination, sums over what was repeated.
 *
 * <p>Maintainers: the gradients of repeated rows are added up in {@link #inputSlopes} until a
 * coarse row is complete, and only then added to it, column by column.
 */
final class FeatureRows {
  private final TapKernel taps = TapKernel.current();
  private final StripMath math = Kernels.strips();
  private final Sheet sheet;
  private final int plane;
  private final int features;
  private final int halfWidth;
  private final int halfHeight;
  private final int row;
  private final int[] shift;
  private final float[] inputs;
  private final float[] inputSlopes;
  private final float[] half;
  private final float[] wide;
  private final float[] wideSlopes;
  private final int[] rows;
  private final float[] back;
  private final float[] zeros;

  /** Offset of the weight [F, D] and the bias among the parameters. */
  private final int weight;

  private final int bias;

  FeatureRows(Layout layout, Sheet sheet, int p) {
    this.sheet = sheet;
    this.plane = p;
    Plane own = sheet.plane(p);
    Tensor matrix = layout.tensor("ifce." + own.level() + ".weight");
    weight = matrix.offset();
    bias = layout.tensor("ifce." + own.level() + ".bias").offset();
    features = matrix.rows();
    halfWidth = sheet.pyramid().width(own.level() + 1);
    halfHeight = sheet.pyramid().height(own.level() + 1);
    row = (halfWidth + TapKernel.PARTIALS - 1) / TapKernel.PARTIALS * TapKernel.PARTIALS;
    shift = IntStream.range(0, p).map(g -> sheet.plane(g).level() - own.level() - 1).toArray();
    inputs = new float[(p + 1) * row];
    Arrays.fill(inputs, p * row, (p + 1) * row, 1);
    inputSlopes = new float[p * row];
    half = new float[features * row];
    wide = new float[features * 2 * row];
    wideSlopes = new float[features * 2 * row];
    rows = IntStream.rangeClosed(0, Math.max(p, features)).map(k -> k * row).toArray();
    back = new float[p * features];
    zeros = new float[row];
  }

  /** Number of partial sums of {@link #fold}. */
  int sums() {
    return features * (plane + 1);
  }

  /** Takes over the transposed weights. */
  void set(float[] parameters) {
    for (int f = 0; f < features; f++) {
      for (int g = 0; g < plane; g++) {
        back[g * features + f] = parameters[weight + f * plane + g];
      }
    }
  }

  /**
   * Computes the features of rows 2q and 2q + 1. {@code first} says that no row above was asked
   * for.
   */
  void prepare(float[] parameters, float[] y, int q, boolean first) {
    for (int g = 0; g < plane; g++) {
      if (first || (q & (1 << shift[g]) - 1) == 0) {
        int from = sheet.at(g, q >> shift[g]);
        for (int i = 0; i < halfWidth; i++) {
          inputs[g * row + i] = y[from + (i >> shift[g])];
        }
      }
    }
    taps.affine(
        parameters,
        bias,
        parameters,
        weight,
        plane,
        features,
        plane,
        inputs,
        0,
        rows,
        TapKernel.ANY,
        half,
        0,
        row,
        row);
    for (int f = 0; f < features; f++) {
      int to = f * 2 * row;
      for (int i = 0; i < halfWidth; i++) {
        wide[to + 2 * i] = half[f * row + i];
        wide[to + 2 * i + 1] = half[f * row + i];
      }
    }
  }

  /** Copies n features f from column x on. */
  void copy(int f, int x, float[] out, int outOffset, int n) {
    System.arraycopy(wide, f * 2 * row + x, out, outOffset, n);
  }

  /** Adds the gradients of n features f from column x on. */
  void addSlopes(int f, int x, float[] slopes, int offset, int n) {
    int to = f * 2 * row + x;
    math.add(wideSlopes, to, slopes, offset, wideSlopes, to, n);
  }

  /**
   * Takes the gradients of rows 2q and 2q + 1 back to the weights and, where their rows are
   * complete, to the coarser planes.
   *
   * @param sums of the weights' gradients, added to; null where nobody asks for them
   * @param last whether no row below will be asked for
   */
  void fold(float @Nullable [] sums, float[] dy, int q, boolean last) {
    for (int f = 0; f < features; f++) {
      int from = f * 2 * row;
      for (int i = 0; i < halfWidth; i++) {
        half[f * row + i] = wideSlopes[from + 2 * i] + wideSlopes[from + 2 * i + 1];
      }
      Arrays.fill(half, f * row + halfWidth, (f + 1) * row, 0);
    }
    Arrays.fill(wideSlopes, 0);
    if (sums != null) {
      taps.addDots(half, 0, row, features, inputs, 0, rows, plane + 1, sums, Sums.FIRST, row);
    }
    taps.add(back, 0, features, plane, features, half, 0, rows, inputSlopes, 0, row, row);
    for (int g = 0; g < plane; g++) {
      if (last || q + 1 == halfHeight || (q + 1 & (1 << shift[g]) - 1) == 0) {
        int to = sheet.at(g, q >> shift[g]);
        for (int i = 0; i < halfWidth; i++) {
          dy[to + (i >> shift[g])] += inputSlopes[g * row + i];
        }
        System.arraycopy(zeros, 0, inputSlopes, g * row, row);
      }
    }
  }

  /** Adds the partial sums to the gradient of the parameters. */
  void addTo(float[] sums, double[] gradient) {
    for (int f = 0; f < features; f++) {
      Sums.add(sums, f, plane + 1, 0, gradient, weight + f * plane, plane);
      Sums.add(sums, f, plane + 1, plane, gradient, bias + f, 1);
    }
  }
}
