package inr.io.jpeg;

import java.io.EOFException;
import java.io.IOException;

/** Bits of a scan, the highest of each byte first. */
final class HuffmanBits {
  private final ScanData data;
  private long window;
  private int available;
  private int missing;

  HuffmanBits(ScanData data) {
    this.data = data;
  }

  /** The next bits, up to 16, without reading them; zeros stand for those that are not there. */
  int peek(int bits) {
    while (available < bits) {
      int next = data.next();
      if (next < 0) {
        next = 0;
        missing += Byte.SIZE;
      }
      window = window << Byte.SIZE | next;
      available += Byte.SIZE;
    }
    return (int) (window >>> (available - bits)) & (1 << bits) - 1;
  }

  /**
   * Skips bits that were seen.
   *
   * @throws EOFException if some of them are not there
   */
  void skip(int bits) throws EOFException {
    available -= bits;
    if (available < missing) {
      throw new EOFException("JPEG data ends too early");
    }
  }

  /** An unsigned number of up to 16 bits. */
  int number(int bits) throws EOFException {
    int number = peek(bits);
    skip(bits);
    return number;
  }

  boolean flag() throws EOFException {
    return number(1) == 1;
  }

  /** A number of so many bits whose highest bit tells its sign: 1 to 2ⁿ − 1, or its negative. */
  int signed(int bits) throws EOFException {
    if (bits == 0) {
      return 0;
    }
    int number = number(bits);
    return number < 1 << bits - 1 ? number - (1 << bits) + 1 : number;
  }

  /** Whether nothing but the rest of a byte, and perhaps zeros, is left before the next mark. */
  boolean isUsedUp() {
    int whole = (available - missing) / Byte.SIZE * Byte.SIZE;
    return (window >>> missing & (1L << whole) - 1) == 0 && data.isUsedUp();
  }

  /**
   * Goes on behind the mark of a restart.
   *
   * @throws IOException if it is not there
   */
  void restart() throws IOException {
    if (!isUsedUp()) {
      throw new IOException("bytes of it are left before a restart");
    }
    data.restart();
    available = 0;
    missing = 0;
  }
}
