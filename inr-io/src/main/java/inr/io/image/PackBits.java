package inr.io.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * Undoes PackBits: runs of a byte and bytes as they are.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     9</a>
 */
final class PackBits {
  private static final int NOTHING = 128;

  private final InputStream in;

  /** Bytes that are left of a run, or as they are where there is none. */
  private int left;

  /** Byte of the run, −1 if there is none. */
  private int run = -1;

  PackBits(InputStream in) {
    this.in = in;
  }

  /** The next byte, −1 at the end. */
  int next() throws IOException {
    while (left == 0) {
      int head = in.read();
      if (head < 0) {
        return -1;
      } else if (head < NOTHING) {
        left = head + 1;
        run = -1;
      } else if (head > NOTHING) {
        left = 257 - head;
        run = in.read();
        if (run < 0) {
          return -1;
        }
      }
    }
    left--;
    return run >= 0 ? run : in.read();
  }
}
