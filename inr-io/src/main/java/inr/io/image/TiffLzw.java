package inr.io.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * Undoes the Lempel–Ziv–Welch compression of TIFF: codes of 9 to 12 bits, the highest bit first,
 * which grow one code early.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     13</a>
 */
final class TiffLzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MOST_BITS = 12;
  private static final int MOST_CODES = 1 << MOST_BITS;

  private final InputStream in;
  private final int[] prefix = new int[MOST_CODES];
  private final byte[] first = new byte[MOST_CODES];
  private final byte[] last = new byte[MOST_CODES];

  /** The string of the code that was read last, from its end to its beginning. */
  private final byte[] string = new byte[MOST_CODES];

  private int pending;
  private int codes = END + 1;
  private int bits = 9;
  private int previous = -1;
  private int window;
  private int available;
  private boolean ended;

  TiffLzw(InputStream in) {
    this.in = in;
    for (int i = 0; i < CLEAR; i++) {
      first[i] = last[i] = (byte) i;
      prefix[i] = -1;
    }
  }

  /** The next byte, −1 at the end. */
  int next() throws IOException {
    while (pending == 0 && !ended) {
      code();
    }
    return pending == 0 ? -1 : string[--pending] & 0xff;
  }

  private void code() throws IOException {
    while (available < bits) {
      int next = in.read();
      if (next < 0) {
        ended = true;
        return;
      }
      window = window << Byte.SIZE | next;
      available += Byte.SIZE;
    }
    available -= bits;
    int code = window >>> available & (1 << bits) - 1;
    if (code == END) {
      ended = true;
    } else if (code == CLEAR) {
      codes = END + 1;
      bits = 9;
      previous = -1;
    } else {
      string(code);
    }
  }

  private void string(int code) throws IOException {
    if (code > codes || code == codes && (previous < 0 || codes == MOST_CODES)) {
      throw new IOException("LZW data of it has a code that means nothing");
    }
    if (previous >= 0 && codes < MOST_CODES) {
      prefix[codes] = previous;
      first[codes] = first[previous];
      last[codes] = first[code == codes ? previous : code];
      codes++;
      if (codes + 1 == 1 << bits && bits < MOST_BITS) {
        bits++;
      }
    }
    previous = code;
    for (int c = code; c >= 0; c = prefix[c]) {
      string[pending++] = last[c];
    }
  }
}
