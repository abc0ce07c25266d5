package inr.io.webp;

/**
 * Chroma of a row, between two rows of half the width, and what it makes of luma.
 *
 * <p>The numbers are those of libwebp: near pixels count 9/16, those beside and below or above 3/16
 * each, and the one across 1/16, rounded twice.
 *
 * @param plane of half the width and height
 * @param near where the row that is nearer begins
 * @param far where the other one begins; the same at the upper and lower edge of the picture
 * @param width of the picture
 */
record Chroma(byte[] plane, int near, int far, int width) {
  /** The nearest pixel. */
  int nearest(int x) {
    return plane[near + x / 2] & 0xff;
  }

  /** What lies between the four pixels around. */
  int between(int x) {
    int a = nearest(x);
    int c = plane[far + x / 2] & 0xff;
    int beside = x % 2 == 0 ? x / 2 - 1 : x / 2 + 1;
    if (beside < 0 || beside > (width - 1) / 2) {
      return 3 * a + c + 2 >> 2;
    }
    int b = plane[near + beside] & 0xff;
    int d = plane[far + beside] & 0xff;
    return (a + 3 * b + 3 * c + d + 8 >> 3) + a >> 1;
  }

  /** R′G′B′ of ITU-R BT.601 with luma from 16 to 235, in integers of 14 bits. */
  static void toRgb(int y, int u, int v, int[] row, int place) {
    int light = y * 19077 >> 8;
    row[place] = scaled(light + (v * 26149 >> 8) - 14234);
    row[place + 1] = scaled(light - (u * 6419 >> 8) - (v * 13320 >> 8) + 8708);
    row[place + 2] = scaled(light + (u * 33050 >> 8) - 17685);
  }

  private static int scaled(int v) {
    return Transform.clip(v >> 6);
  }
}
