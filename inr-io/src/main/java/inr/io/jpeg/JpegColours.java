package inr.io.jpeg;

/** What the components of a JPEG mean, and how they become grey, RGB or ink. */
public enum JpegColours {
  /** One component. */
  GREY(1),

  /** Three as they are. */
  RGB(3),

  /** Luma and two of chroma, of ITU-R BT.601 in the whole range. */
  YCC(3),

  /** What cyan, magenta, yellow and black leave, 0 for all ink, as everybody writes it. */
  CMYK(4),

  /** The same, with luma and chroma of the ink for cyan, magenta and yellow. */
  YCCK(4);

  private static final int FRACTION = 16;
  private static final int HALF = 1 << FRACTION - 1;
  private static final int RED_OF_CR = fixed(1.402);
  private static final int GREEN_OF_CR = fixed(0.71414);
  private static final int GREEN_OF_CB = fixed(0.34414);
  private static final int BLUE_OF_CB = fixed(1.772);

  private final int components;

  JpegColours(int components) {
    this.components = components;
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << FRACTION) + 0.5);
  }

  /** How many components there are, and numbers of a pixel. */
  public int components() {
    return components;
  }

  /**
   * Converts a row.
   *
   * @param planes a row of each component; read
   * @param row overwritten from 0: the numbers of a pixel together
   */
  void convert(int[][] planes, int[] row, int width) {
    boolean chroma = this == YCC || this == YCCK;
    for (int x = 0; x < width; x++) {
      int place = x * components;
      if (chroma) {
        toRgb(planes[0][x], planes[1][x] - 128, planes[2][x] - 128, row, place);
      } else {
        for (int c = 0; c < Math.min(3, components); c++) {
          row[place + c] = planes[c][x];
        }
      }
      if (components == 4) {
        row[place + 3] = 255 - planes[3][x];
        for (int c = 0; c < 3 && !chroma; c++) {
          row[place + c] = 255 - row[place + c];
        }
      }
    }
  }

  private static void toRgb(int y, int cb, int cr, int[] row, int place) {
    row[place] = clip(y + (RED_OF_CR * cr + HALF >> FRACTION));
    row[place + 1] = clip(y + (-GREEN_OF_CB * cb + HALF - GREEN_OF_CR * cr >> FRACTION));
    row[place + 2] = clip(y + (BLUE_OF_CB * cb + HALF >> FRACTION));
  }

  private static int clip(int v) {
    return Math.max(0, Math.min(255, v));
  }
}
