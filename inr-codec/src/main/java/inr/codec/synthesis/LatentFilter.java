package inr.codec.synthesis;

import inr.codec.kernel.FloatLayer;
import inr.codec.kernel.Rows;

/**
 * What a latent passes before it joins the coarser ones: y = x + g ∗ gᵀ ∗ x with the symmetric
 * kernel g₀ g₁ g₂ g₃ g₂ g₁ g₀, from row to row and then along the rows, x itself last. Beyond the
 * borders samples repeat. (Cool-chic 5.)
 */
final class LatentFilter {
  private static final int TAPS = 7;
  private static final int REACH = TAPS / 2;

  private final FloatLayer down;
  private final FloatLayer along;

  LatentFilter(float[] parameters, int offset) {
    float[] weights = new float[TAPS + 1];
    for (int t = 0; t < TAPS; t++) {
      weights[t] = parameters[offset + Math.min(t, TAPS - 1 - t)];
    }
    weights[TAPS] = 1;
    down = new FloatLayer(1, TAPS, weights, new float[1], false);
    along = new FloatLayer(1, TAPS + 1, weights, new float[1], false);
  }

  /** Rows that one thread filters with. */
  static final class Buffers {
    private final float[][] symbols;
    private final float[][] above = new float[TAPS][];
    private final float[][] column;
    private final float[][] taps;
    private final float[][] tapsAndMiddle = new float[TAPS + 1][];
    private final float[][] out = new float[1][];

    /** Buffers for up to {@code rows} rows of {@code width} columns at once. */
    Buffers(int width, int rows) {
      int length = Rows.padded(width);
      symbols = new float[rows + 2 * REACH][length];
      column = new float[1][length];
      taps = new float[TAPS][length];
      System.arraycopy(taps, 0, tapsAndMiddle, 0, TAPS);
    }
  }

  /**
   * Rows of the filtered latent.
   *
   * @param latent its symbols, row by row
   * @param from first row that is wanted
   * @param to row behind the last
   * @param out row y at {@code y − from}: overwritten
   */
  void rows(
      byte[] latent, int width, int height, int from, int to, float[][] out, Buffers buffers) {
    int first = Math.max(0, from - REACH);
    int end = Math.min(height, to + REACH);
    for (int y = first; y < end; y++) {
      numbers(latent, y * width, buffers.symbols[y - first], width);
    }
    for (int y = from; y < to; y++) {
      for (int t = 0; t < TAPS; t++) {
        int row = Math.min(Math.max(y + t - REACH, 0), height - 1);
        buffers.above[t] = buffers.symbols[row - first];
      }
      down.apply(buffers.above, buffers.column, width);
      Shifts.of(buffers.column[0], width, buffers.taps);
      buffers.tapsAndMiddle[TAPS] = buffers.above[REACH];
      buffers.out[0] = out[y - from];
      along.apply(buffers.tapsAndMiddle, buffers.out, width);
    }
  }

  /** Symbols as numbers. */
  static void numbers(byte[] symbols, int at, float[] row, int count) {
    for (int x = 0; x < count; x++) {
      row[x] = symbols[at + x];
    }
  }
}
