package inr.io.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a frame.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B.2.2</a>
 */
final class Frame {
  private static final int HEADER = 6;
  private static final int SPECIFICATION = 3;
  private static final int LARGEST_FACTOR = 4;

  private final int width;
  private final int height;
  private final int across;
  private final int down;
  private final List<Component> components = new ArrayList<>();

  /**
   * Reads the header.
   *
   * @throws IOException if it is not of a picture of 8 bits
   */
  Frame(byte[] header) throws IOException {
    height = (header[1] & 0xff) << 8 | header[2] & 0xff;
    width = (header[3] & 0xff) << 8 | header[4] & 0xff;
    int count = header[5] & 0xff;
    if (header[0] != 8 || width == 0 || height == 0) {
      throw new IOException("frame of " + width + " x " + height + ", " + header[0] + " bits");
    }
    int largestAcross = 1;
    int largestDown = 1;
    for (int c = 0; c < count; c++) {
      int factors = header[HEADER + SPECIFICATION * c + 1] & 0xff;
      if (factors >> 4 < 1
          || factors >> 4 > LARGEST_FACTOR
          || (factors & 0xf) < 1
          || (factors & 0xf) > LARGEST_FACTOR) {
        throw new IOException("component of " + factors + " blocks");
      }
      largestAcross = Math.max(largestAcross, factors >> 4);
      largestDown = Math.max(largestDown, factors & 0xf);
    }
    across = largestAcross;
    down = largestDown;
    for (int c = 0; c < count; c++) {
      int place = HEADER + SPECIFICATION * c;
      int factors = header[place + 1] & 0xff;
      int table = header[place + 2] & 0xff;
      if (table > 3) {
        throw new IOException("component of quantizers " + table);
      }
      components.add(new Component(this, header[place] & 0xff, factors >> 4, factors & 0xf, table));
    }
    for (Component component : components) {
      if (across % component.across != 0 || down % component.down != 0) {
        throw new IOException("components whose pixels do not divide each other's");
      }
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Blocks of an MCU along a row, of the finest component. */
  int across() {
    return across;
  }

  /** Blocks of an MCU along a column, of the finest component. */
  int down() {
    return down;
  }

  /** MCUs of a row. */
  int columns() {
    return Component.divided(width, across * Block.SIDE);
  }

  /** Rows of MCUs. */
  int rows() {
    return Component.divided(height, down * Block.SIDE);
  }

  List<Component> components() {
    return components;
  }
}
