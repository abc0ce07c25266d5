package inr.family;

import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of one size that do not overlap: squares of a picture, windows of a sound. They lie from
 * the beginning on; what is left over at the right, below or at the end is in none.
 *
 * @param part what each of them is
 * @param rows of parts in the whole
 * @param columns likewise
 */
record Patches(Medium part, int rows, int columns) {
  private static final int MOST_SIDE = 4096;

  /**
   * Those of a picture or of a sound.
   *
   * @param side pixels of a side, or samples of a window, 1 to 4,096
   * @param name of the whole, for messages
   * @throws IllegalArgumentException if there is not one
   */
  static Patches of(Medium whole, int side, String name) {
    if (side < 1 || side > MOST_SIDE) {
      throw new IllegalArgumentException(
          "patches have " + side + " samples a side; 1 to " + MOST_SIDE + " are accepted");
    }
    Patches patches = of(whole, side);
    if (patches.rows == 0 || patches.columns == 0) {
      throw new IllegalArgumentException(
          name + ": is a " + whole.text() + ", too small for a patch of " + side);
    }
    return patches;
  }

  private static Patches of(Medium whole, int side) {
    if (whole instanceof Medium.Picture picture) {
      return new Patches(
          new Medium.Picture(side, side, picture.channels(), picture.bitDepth()),
          picture.height() / side,
          picture.width() / side);
    }
    Medium.Sound sound = (Medium.Sound) whole;
    return new Patches(
        new Medium.Sound(side, sound.channels(), sound.rate(), sound.bits(), sound.floatingPoint()),
        1,
        sound.frames() / side);
  }

  /**
   * Each of them, row by row.
   *
   * @param values of the whole, point by point
   * @param length values of a row of the whole
   */
  List<float[]> cut(float[] values, int length) {
    int high = part instanceof Medium.Picture picture ? picture.height() : 1;
    int wide =
        part instanceof Medium.Picture picture ? picture.width() : ((Medium.Sound) part).frames();
    int run = wide * part.channels();
    List<float[]> parts = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float[] own = new float[high * run];
        for (int y = 0; y < high; y++) {
          System.arraycopy(values, (r * high + y) * length + c * run, own, y * run, run);
        }
        parts.add(own);
      }
    }
    return parts;
  }
}
