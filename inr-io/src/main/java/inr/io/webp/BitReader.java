package inr.io.webp;

import java.io.EOFException;
import java.nio.ByteBuffer;

/** Bits of a lossless picture, the lowest of each byte first. */
final class BitReader {
  /** Bits that {@link #peek} can see at most. */
  static final int MOST = 32;

  private final ByteBuffer data;
  private int position;
  private long value;
  private int available;
  private int pastEnd;

  /** Reads from position 0 of the buffer to its limit. */
  BitReader(ByteBuffer data) {
    this.data = data;
  }

  /** The next bits without reading them; zeros stand for those behind the end. */
  int peek(int bits) {
    while (available < bits) {
      if (position < data.limit()) {
        value |= (data.get(position++) & 0xffL) << available;
      } else {
        pastEnd += Byte.SIZE;
      }
      available += Byte.SIZE;
    }
    return (int) (value & (1L << bits) - 1);
  }

  /**
   * Skips bits that were seen.
   *
   * @throws EOFException if some of them are behind the end
   */
  void skip(int bits) throws EOFException {
    value >>>= bits;
    available -= bits;
    if (available < pastEnd) {
      throw new EOFException("VP8L data ends too early");
    }
  }

  /** An unsigned number of up to 31 bits, the lowest bit first. */
  int number(int bits) throws EOFException {
    int number = peek(bits);
    skip(bits);
    return number;
  }

  boolean flag() throws EOFException {
    return number(1) == 1;
  }

  /** Bytes that are not read yet. */
  int rest() {
    return data.limit() - position;
  }
}
