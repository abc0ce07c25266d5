package inr.io.webp;

import inr.io.InputRoom;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Decodes the alpha of a lossy picture row by row.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2.7.1.2">RFC 9649, section
 *     2.7.1.2</a>
 */
public final class AlphaDecoder {
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;
  private static final int GRADIENT = 3;

  /** Where the next row of alpha that is filtered comes from. */
  private interface Source {
    void next(int[] row) throws IOException;
  }

  private final int width;
  private final int filter;
  private final Source source;
  private int[] above;
  private int[] row;
  private boolean first = true;

  /**
   * Reads the header of the plane.
   *
   * @param data the bytes of the {@code ALPH} chunk, from position 0 to its limit
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   * @param room for what is coded by squares of pixels
   * @throws EOFException if the data ends too early
   * @throws IOException if it is damaged or of a method that is not known
   */
  public AlphaDecoder(ByteBuffer data, int width, int height, InputRoom room) throws IOException {
    if (data.limit() == 0) {
      throw new EOFException("alpha is empty");
    }
    this.width = width;
    above = new int[width];
    row = new int[width];
    int head = data.get(0);
    filter = head >> 2 & 3;
    ByteBuffer body = data.slice(1, data.limit() - 1);
    source =
        switch (head & 3) {
          case 0 -> raw(body, width, height);
          case 1 -> green(new LosslessDecoder(body, width, height, room));
          default -> throw new IOException("alpha is of the unknown method " + (head & 3));
        };
  }

  private static Source raw(ByteBuffer bytes, int width, int height) throws EOFException {
    if ((long) width * height > bytes.limit()) {
      throw new EOFException("alpha ends too early");
    }
    return row -> {
      for (int x = 0; x < width; x++) {
        row[x] = bytes.get() & 0xff;
      }
    };
  }

  private static Source green(LosslessDecoder picture) {
    return row -> {
      picture.next(row);
      for (int x = 0; x < picture.width(); x++) {
        row[x] = row[x] >> 8 & 0xff;
      }
    };
  }

  /**
   * Decodes the next row.
   *
   * @param target overwritten: a number of 0 to 255 for each pixel, the first at {@code offset} and
   *     each {@code channels} behind the one before
   * @throws IOException if the data is damaged or ends too early
   */
  public void next(int[] target, int offset, int channels) throws IOException {
    source.next(row);
    int kind = first && filter != 0 ? HORIZONTAL : filter;
    int left = first ? 0 : above[0];
    int corner = left;
    for (int x = 0; x < width; x++) {
      int predicted =
          switch (kind) {
            case HORIZONTAL -> left;
            case VERTICAL -> above[x];
            case GRADIENT -> Transform.clip(left + above[x] - corner);
            default -> 0;
          };
      left = row[x] + predicted & 0xff;
      corner = above[x];
      row[x] = left;
      target[offset + x * channels] = left;
    }
    int[] free = above;
    above = row;
    row = free;
    first = false;
  }
}
