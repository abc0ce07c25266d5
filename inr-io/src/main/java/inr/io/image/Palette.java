package inr.io.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours by their numbers: number ↦ grey or R G B, and alpha if any of them is not opaque. What
 * lies behind the last colour is black.
 */
final class Palette {
  /** Stands for a colour that the file does not give; no file of ours can give this one. */
  static final int MISSING = 0x01000000;

  private static final int BLACK = 0xff000000;

  private final int[] argb;
  private final int bits;
  private final boolean grey;
  private final boolean alpha;
  private long beyond;

  /**
   * A palette.
   *
   * @param argb alpha, red, green and blue of each colour, from the highest byte to the lowest
   * @param bits of a number in the file
   */
  Palette(int[] argb, int bits) {
    this.argb = argb;
    this.bits = bits;
    grey = isGrey(argb);
    alpha = isTransparent(argb);
  }

  private static boolean isGrey(int[] argb) {
    for (int colour : argb) {
      if ((colour >> 16 & 0xff) != (colour & 0xff) || (colour >> 8 & 0xff) != (colour & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTransparent(int[] argb) {
    for (int colour : argb) {
      if (colour >>> 24 != 0xff && colour != MISSING) {
        return true;
      }
    }
    return false;
  }

  /** Numbers of a colour that are not alpha, 1 or 3. */
  int colours() {
    return grey ? 1 : 3;
  }

  boolean hasAlpha() {
    return alpha;
  }

  /**
   * Looks up the colours of some pixels.
   *
   * @param numbers of the colours, from 0
   * @param row overwritten from 0
   */
  void lookUp(int[] numbers, int pixels, int[] row) {
    int next = 0;
    for (int x = 0; x < pixels; x++) {
      int colour = numbers[x] < argb.length ? argb[numbers[x]] : MISSING;
      if (colour == MISSING) {
        colour = BLACK;
        beyond++;
      }
      if (!grey) {
        row[next++] = colour >> 16 & 0xff;
        row[next++] = colour >> 8 & 0xff;
      }
      row[next++] = colour & 0xff;
      if (alpha) {
        row[next++] = colour >>> 24;
      }
    }
  }

  /** What was changed, by all that was looked up. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!isRamp()) {
      notes.add(
          bits
              + "-bit palette expanded to 8-bit "
              + (grey ? "grey" : "RGB")
              + (alpha ? " and alpha" : ""));
    } else if (bits < 8) {
      notes.add(bits + "-bit grey widened to 8 bits");
    }
    if (beyond > 0) {
      notes.add(
          beyond
              + (beyond == 1
                  ? " pixel has a colour that its palette lacks and became black"
                  : " pixels have colours that its palette lacks and became black"));
    }
    return notes;
  }

  /** Whether the palette is the one of plain grey, black first. */
  private boolean isRamp() {
    for (int i = 0; i < argb.length; i++) {
      int level = argb.length == 1 ? -1 : (2 * 255 * i + argb.length - 1) / (2 * (argb.length - 1));
      if (argb[i] != (BLACK | level << 16 | level << 8 | level)) {
        return false;
      }
    }
    return argb.length > 0;
  }
}
