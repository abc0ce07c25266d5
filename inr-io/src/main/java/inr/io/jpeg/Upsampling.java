package inr.io.jpeg;

/**
 * Brings a row of a component to the width of the picture, between two rows where it has fewer of
 * them. Pixels that are half as many are interpolated, near ones three times as much as far ones,
 * in the roundings of libjpeg; pixels that are fewer still are repeated.
 */
final class Upsampling {
  /** The fewest pixels of a row that is interpolated along it. */
  private static final int LEAST_WIDTH = 3;

  private final Component component;
  private final int across;
  private final int down;
  private final int[] sums;

  /** From a component to the picture of its frame. */
  Upsampling(Frame frame, Component component) {
    this.component = component;
    across = frame.across() / component.across;
    down = frame.down() / component.down;
    sums = new int[component.width];
  }

  private boolean isBetweenRows() {
    boolean alongRows = across == 2 && component.width >= LEAST_WIDTH;
    return down == 2 && (across == 1 || alongRows);
  }

  /**
   * A row of the picture.
   *
   * @param y its number
   * @param row overwritten from 0: {@code width} numbers
   */
  void read(int y, int[] row, int width) {
    byte[] pixels = component.pixels();
    int near = component.place(y / down);
    if (isBetweenRows()) {
      int far = component.place(y / 2 + (y % 2 == 0 ? -1 : 1));
      for (int x = 0; x < sums.length; x++) {
        sums[x] = 3 * (pixels[near + x] & 0xff) + (pixels[far + x] & 0xff);
      }
      if (across == 2) {
        alongSums(row, width);
      } else {
        for (int x = 0; x < width; x++) {
          row[x] = sums[x] + (y % 2 == 0 ? 1 : 2) >> 2;
        }
      }
    } else if (across == 2 && down == 1 && component.width >= LEAST_WIDTH) {
      for (int x = 0; x < sums.length; x++) {
        sums[x] = pixels[near + x] & 0xff;
      }
      alongRow(row, width);
    } else {
      for (int x = 0; x < width; x++) {
        row[x] = pixels[near + x / across] & 0xff;
      }
    }
  }

  private int beside(int x) {
    return Math.max(0, Math.min(sums.length - 1, x % 2 == 0 ? x / 2 - 1 : x / 2 + 1));
  }

  private void alongRow(int[] row, int width) {
    for (int x = 0; x < width; x++) {
      row[x] = 3 * sums[x / 2] + sums[beside(x)] + (x % 2 == 0 ? 1 : 2) >> 2;
    }
  }

  private void alongSums(int[] row, int width) {
    for (int x = 0; x < width; x++) {
      row[x] = 3 * sums[x / 2] + sums[beside(x)] + (x % 2 == 0 ? 8 : 7) >> 4;
    }
  }
}
