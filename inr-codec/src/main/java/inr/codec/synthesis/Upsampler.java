package inr.codec.synthesis;

import inr.codec.kernel.FloatLayer;
import inr.codec.kernel.Rows;

/**
 * Doubles a plane in both directions with a learned kernel of four numbers a, first from row to row
 * and then along the rows:
 *
 * <pre>
 *   out[2m]     = a₀·x[m−2] + a₂·x[m−1] + a₃·x[m] + a₁·x[m+1]
 *   out[2m + 1] =             a₁·x[m−1] + a₃·x[m] + a₂·x[m+1] + a₀·x[m+2]
 * </pre>
 *
 * <p>in this order, with 0 where a tap is absent. (A transposed convolution of stride 2 with the
 * symmetric kernel a₀ a₁ a₂ a₃ a₃ a₂ a₁ a₀, as Cool-chic has it, arXiv 2411.19249.) Beyond the
 * borders samples repeat; of the doubled plane only what the finer level needs is kept.
 */
final class Upsampler {
  private static final int TAPS = 5;

  private final FloatLayer kernel;

  Upsampler(float[] parameters, int offset) {
    float a0 = parameters[offset];
    float a1 = parameters[offset + 1];
    float a2 = parameters[offset + 2];
    float a3 = parameters[offset + 3];
    float[] weights = {a0, 0, a2, a1, a3, a3, a1, a2, 0, a0}; // [tap][even, odd]
    kernel = new FloatLayer(2, TAPS, weights, new float[2], false);
  }

  /** Rows that one thread doubles with. */
  static final class Buffers {
    private final float[][] above = new float[TAPS][];
    private final float[][] taps;
    private final float[][] columns;
    private final float[][] pair;

    /** Buffers for planes of up to {@code width} columns before they are doubled. */
    Buffers(int width) {
      int length = Rows.padded(width);
      taps = new float[TAPS][length];
      columns = new float[2][length];
      pair = new float[2][length];
    }
  }

  /**
   * Rows of the doubled plane.
   *
   * @param coarse all rows of the plane
   * @param coarseWidth its columns
   * @param from first row that is wanted
   * @param to row behind the last
   * @param width columns that are wanted, 2·coarseWidth or one less
   * @param out row y at {@code y − from}: overwritten
   */
  void rows(
      float[][] coarse,
      int coarseWidth,
      int from,
      int to,
      int width,
      float[][] out,
      Buffers buffers) {
    int last = coarse.length - 1;
    for (int m = from >> 1; m <= to - 1 >> 1; m++) {
      for (int t = 0; t < TAPS; t++) {
        buffers.above[t] = coarse[Math.min(Math.max(m + t - TAPS / 2, 0), last)];
      }
      kernel.apply(buffers.above, buffers.columns, coarseWidth);
      for (int odd = 0; odd < 2; odd++) {
        int y = 2 * m + odd;
        if (y >= from && y < to) {
          Shifts.of(buffers.columns[odd], coarseWidth, buffers.taps);
          kernel.apply(buffers.taps, buffers.pair, coarseWidth);
          interleave(buffers.pair[0], buffers.pair[1], width, out[y - from]);
        }
      }
    }
  }

  private static void interleave(float[] even, float[] odd, int width, float[] out) {
    int pairs = width / 2;
    for (int m = 0; m < pairs; m++) {
      out[2 * m] = even[m];
      out[2 * m + 1] = odd[m];
    }
    if ((width & 1) == 1) {
      out[width - 1] = even[pairs];
    }
  }
}
