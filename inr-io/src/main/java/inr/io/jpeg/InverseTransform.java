package inr.io.jpeg;

/**
 * The cosine transform back from coefficients, after Loeffler, Ligtenberg and Moschytz, in integers
 * with 13 bits of fraction: to the bit that of libjpeg ("islow").
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.1989.266596">Loeffler, Ligtenberg, Moschytz 1989</a>
 */
final class InverseTransform {
  private static final int FRACTION = 13;
  private static final int KEPT = 2;
  private static final int SIDE = Block.SIDE;

  // Sums of cosines, times 2^13.
  private static final int C0_298 = 2446;
  private static final int C0_390 = 3196;
  private static final int C0_541 = 4433;
  private static final int C0_765 = 6270;
  private static final int C0_899 = 7373;
  private static final int C1_175 = 9633;
  private static final int C1_501 = 12_299;
  private static final int C1_847 = 15_137;
  private static final int C1_961 = 16_069;
  private static final int C2_053 = 16_819;
  private static final int C2_562 = 20_995;
  private static final int C3_072 = 25_172;

  private final int[] work = new int[Block.SIZE];
  private final int[] in = new int[SIDE];
  private final int[] out = new int[SIDE];

  /**
   * Transforms a block.
   *
   * @param coefficients with those of the block from {@code first}; read
   * @param table what they are multiplied by
   * @param pixels overwritten: 0 to 255, the first at {@code place}, in rows of {@code stride}
   */
  void apply(int[] coefficients, int first, int[] table, byte[] pixels, int place, int stride) {
    for (int x = 0; x < SIDE; x++) {
      boolean flat = true;
      for (int y = 1; y < SIDE; y++) {
        flat &= coefficients[first + y * SIDE + x] == 0;
      }
      if (flat) {
        int dc = coefficients[first + x] * table[x] << KEPT;
        for (int y = 0; y < SIDE; y++) {
          work[y * SIDE + x] = dc;
        }
      } else {
        for (int y = 0; y < SIDE; y++) {
          in[y] = coefficients[first + y * SIDE + x] * table[y * SIDE + x];
        }
        pass(in, work, x, SIDE, FRACTION - KEPT);
      }
    }
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(work, y * SIDE, in, 0, SIDE);
      pass(in, out, 0, 1, FRACTION + KEPT + 3);
      for (int x = 0; x < SIDE; x++) {
        pixels[place + y * stride + x] = (byte) Math.max(0, Math.min(255, out[x] + 128));
      }
    }
  }

  /** One dimension: eight numbers, the results {@code step} apart and less {@code shift} bits. */
  private static void pass(int[] in, int[] out, int place, int step, int shift) {
    int z1 = (in[2] + in[6]) * C0_541;
    int even2 = z1 - in[6] * C1_847;
    int even3 = z1 + in[2] * C0_765;
    int even0 = in[0] + in[4] << FRACTION;
    int even1 = in[0] - in[4] << FRACTION;
    int a0 = even0 + even3;
    int a3 = even0 - even3;
    int a1 = even1 + even2;
    int a2 = even1 - even2;

    int z5 = (in[7] + in[3] + in[5] + in[1]) * C1_175;
    int y1 = -(in[7] + in[1]) * C0_899;
    int y2 = -(in[5] + in[3]) * C2_562;
    int y3 = -(in[7] + in[3]) * C1_961 + z5;
    int y4 = -(in[5] + in[1]) * C0_390 + z5;
    int b0 = in[7] * C0_298 + y1 + y3;
    int b1 = in[5] * C2_053 + y2 + y4;
    int b2 = in[3] * C3_072 + y2 + y3;
    int b3 = in[1] * C1_501 + y1 + y4;

    int half = 1 << shift - 1;
    out[place] = a0 + b3 + half >> shift;
    out[place + 7 * step] = a0 - b3 + half >> shift;
    out[place + step] = a1 + b2 + half >> shift;
    out[place + 6 * step] = a1 - b2 + half >> shift;
    out[place + 2 * step] = a2 + b1 + half >> shift;
    out[place + 5 * step] = a2 - b1 + half >> shift;
    out[place + 3 * step] = a3 + b0 + half >> shift;
    out[place + 4 * step] = a3 - b0 + half >> shift;
  }
}
