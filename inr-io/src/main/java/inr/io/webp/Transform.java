package inr.io.webp;

/**
 * The two transforms back from coefficients, in integers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-14.3">RFC 6386, sections 14.3 and
 *     14.4</a>
 */
final class Transform {
  private static final int BLOCK = Macroblock.BLOCK;

  private Transform() {}

  /**
   * Walsh–Hadamard transform of the DCs of luma.
   *
   * @param dcs sixteen, row by row
   * @param coefficients overwritten: the first of each of sixteen blocks
   */
  static void spreadDcs(int[] dcs, int[] coefficients) {
    int[] columns = new int[BLOCK];
    for (int i = 0; i < 4; i++) {
      int a = dcs[i] + dcs[12 + i];
      int b = dcs[4 + i] + dcs[8 + i];
      int c = dcs[4 + i] - dcs[8 + i];
      int d = dcs[i] - dcs[12 + i];
      columns[i] = a + b;
      columns[4 + i] = c + d;
      columns[8 + i] = a - b;
      columns[12 + i] = d - c;
    }
    for (int y = 0; y < 4; y++) {
      int rounded = columns[4 * y] + 3;
      int a = rounded + columns[4 * y + 3];
      int b = columns[4 * y + 1] + columns[4 * y + 2];
      int c = columns[4 * y + 1] - columns[4 * y + 2];
      int d = rounded - columns[4 * y + 3];
      coefficients[4 * y * BLOCK] = (short) (a + b >> 3);
      coefficients[(4 * y + 1) * BLOCK] = (short) (c + d >> 3);
      coefficients[(4 * y + 2) * BLOCK] = (short) (a - b >> 3);
      coefficients[(4 * y + 3) * BLOCK] = (short) (d - c >> 3);
    }
  }

  /**
   * Cosine transform of a block of 4 x 4, added to its prediction and clipped.
   *
   * @param coefficients with the sixteen of the block from {@code first}
   * @param plane changed
   * @param place of the block's first pixel in the plane
   */
  static void add(int[] coefficients, int first, int[] plane, int place) {
    int[] columns = new int[BLOCK];
    for (int x = 0; x < 4; x++) {
      int in = first + x;
      int a = coefficients[in] + coefficients[in + 8];
      int b = coefficients[in] - coefficients[in + 8];
      int c = sine(coefficients[in + 4]) - cosine(coefficients[in + 12]);
      int d = cosine(coefficients[in + 4]) + sine(coefficients[in + 12]);
      columns[4 * x] = a + d;
      columns[4 * x + 1] = b + c;
      columns[4 * x + 2] = b - c;
      columns[4 * x + 3] = a - d;
    }
    for (int y = 0; y < 4; y++) {
      int rounded = columns[y] + 4;
      int a = rounded + columns[8 + y];
      int b = rounded - columns[8 + y];
      int c = sine(columns[4 + y]) - cosine(columns[12 + y]);
      int d = cosine(columns[4 + y]) + sine(columns[12 + y]);
      int to = place + y * Prediction.STRIDE;
      plane[to] = clip(plane[to] + (a + d >> 3));
      plane[to + 1] = clip(plane[to + 1] + (b + c >> 3));
      plane[to + 2] = clip(plane[to + 2] + (b - c >> 3));
      plane[to + 3] = clip(plane[to + 3] + (a - d >> 3));
    }
  }

  /** √2·cos(π/8)·v in 16 bits of fraction, rounded down. */
  private static int cosine(int v) {
    return (v * 20091 >> 16) + v;
  }

  /** √2·sin(π/8)·v in 16 bits of fraction, rounded down. */
  private static int sine(int v) {
    return v * 35468 >> 16;
  }

  static int clip(int v) {
    return Math.max(0, Math.min(255, v));
  }
}
