package inr.io.image;

import java.io.IOException;
import java.util.List;

/** Rows of a BMP whose pixels have red, green, blue and perhaps alpha in some of their bits. */
final class BmpMaskRows implements PixelRows {
  private static final int ALPHA = 3;

  private final BmpLines lines;
  private final int[] masks;
  private final int[] pixels;
  private final int bitDepth;

  /**
   * Rows of some lines.
   *
   * @param masks bits of red, green, blue and alpha in a pixel; no bits of alpha mean no alpha
   */
  BmpMaskRows(BmpLines lines, int width, int[] masks) {
    this.lines = lines;
    this.masks = masks;
    pixels = new int[width];
    int widest = 0;
    for (int mask : masks) {
      widest = Math.max(widest, Integer.bitCount(mask));
    }
    bitDepth = widest <= 8 ? 8 : 16;
  }

  @Override
  public int colours() {
    return ALPHA;
  }

  @Override
  public boolean hasAlpha() {
    return masks[ALPHA] != 0;
  }

  @Override
  public int bitDepth() {
    return bitDepth;
  }

  @Override
  public void next(int[] row) throws IOException {
    lines.next(pixels);
    int channels = channels();
    long peak = (1L << bitDepth) - 1;
    for (int c = 0; c < channels; c++) {
      int shift = masks[c] == 0 ? 0 : Integer.numberOfTrailingZeros(masks[c]);
      long highest = (masks[c] & 0xffffffffL) >> shift;
      for (int x = 0; x < pixels.length; x++) {
        long value = (pixels[x] & masks[c] & 0xffffffffL) >> shift;
        row[x * channels + c] =
            highest == 0 ? 0 : (int) ((2 * value * peak + highest) / (2 * highest));
      }
    }
  }

  @Override
  public List<String> notes() {
    int narrow = 16;
    for (int mask : masks) {
      narrow = mask == 0 ? narrow : Math.min(narrow, Integer.bitCount(mask));
    }
    return narrow == 8 || narrow == 16
        ? List.of()
        : List.of(narrow + "-bit samples widened to " + bitDepth + " bits");
  }
}
