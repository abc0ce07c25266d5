package inr.io.webp;

import java.awt.image.DataBuffer;

/**
 * A change that was made to the pixels before they were coded, undone row by row from top to
 * bottom.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.4">RFC 9649, section 3.4</a>
 */
interface LosslessTransform {
  /**
   * Undoes the change.
   *
   * @param row a row of pixels, changed; wide enough for those of the whole picture
   */
  void undo(int[] row);

  /** Adds numbers byte by byte. */
  static int plus(int a, int b) {
    int odd = (a & 0xff00ff00) + (b & 0xff00ff00) & 0xff00ff00;
    return odd | (a & 0x00ff00ff) + (b & 0x00ff00ff) & 0x00ff00ff;
  }

  /** Green was taken away from red and blue. */
  record Green(int width) implements LosslessTransform {
    @Override
    public void undo(int[] row) {
      for (int x = 0; x < width; x++) {
        int green = row[x] >> 8 & 0xff;
        row[x] = plus(row[x], green << 16 | green);
      }
    }
  }

  /**
   * Colours were replaced by their places in a table, several to a pixel where the table is small.
   *
   * @param colours up to 256; a place behind them means transparent black
   * @param packing places in a pixel are 2 to this power
   */
  record Table(int width, int[] colours, int packing) implements LosslessTransform {
    @Override
    public void undo(int[] row) {
      int bits = Byte.SIZE >> packing;
      int inPixel = (1 << packing) - 1;
      // From right to left, since the row grows.
      for (int x = width - 1; x >= 0; x--) {
        int green = row[x >> packing] >> 8;
        int place = green >> (x & inPixel) * bits & (1 << bits) - 1;
        row[x] = place < colours.length ? colours[place] : 0;
      }
    }
  }

  /** Parts of green were taken away from red and blue, and of red from blue, by squares. */
  final class CrossColour implements LosslessTransform {
    private final int width;
    private final DataBuffer factors;
    private final int bits;
    private int y;

    /**
     * The change of a picture.
     *
     * @param factors of each square of 2^bits pixels a side
     */
    CrossColour(int width, DataBuffer factors, int bits) {
      this.width = width;
      this.factors = factors;
      this.bits = bits;
    }

    @Override
    public void undo(int[] row) {
      int first = (y++ >> bits) * PixelStream.squares(width, bits);
      int factor = 0;
      for (int x = 0; x < width; x++) {
        if ((x & (1 << bits) - 1) == 0) {
          factor = factors.getElem(first + (x >> bits));
        }
        int argb = row[x];
        int green = argb >> 8;
        int red = (argb >> 16) + part(factor, green) & 0xff;
        int blue = argb + part(factor >> 8, green) + part(factor >> 16, red) & 0xff;
        row[x] = argb & 0xff00ff00 | red << 16 | blue;
      }
    }

    /** Product of two signed bytes, of which the factor has five bits of fraction. */
    private static int part(int factor, int colour) {
      return (byte) factor * (byte) colour >> 5;
    }
  }
}
