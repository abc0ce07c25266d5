package inr.io.webp;

import java.io.EOFException;
import java.nio.ByteBuffer;

/**
 * The arithmetic code of VP8: bits, each with its probability of being 0 in 256ths.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-7">RFC 6386, section 7</a>
 */
final class BoolReader {
  private static final int WINDOW_BITS = 8;

  private final ByteBuffer data;
  private int position;
  private int range = 255;
  private long value;

  /** Bits of {@link #value} below the eight that are compared with the range. */
  private int spare = -WINDOW_BITS;

  private boolean pastEnd;

  /** Reads from position 0 of the buffer to its limit. */
  BoolReader(ByteBuffer data) {
    this.data = data;
  }

  /** Whether there is no byte to read. */
  boolean isEmpty() {
    return data.limit() == 0;
  }

  /** The next bit, which is 0 with {@code probability}/256. */
  int bit(int probability) {
    if (spare < 0) {
      load();
    }
    int split = 1 + ((range - 1) * probability >> 8);
    long threshold = (long) split << spare;
    int bit;
    if (value >= threshold) {
      value -= threshold;
      range -= split;
      bit = 1;
    } else {
      range = split;
      bit = 0;
    }
    int shift = Integer.numberOfLeadingZeros(range) - (Integer.SIZE - WINDOW_BITS);
    range <<= shift;
    spare -= shift;
    return bit;
  }

  private void load() {
    while (spare < Integer.SIZE) {
      if (position < data.limit()) {
        value = value << 8 | data.get(position++) & 0xff;
      } else if (spare < 0) {
        value <<= 8;
        pastEnd = true;
      } else {
        return;
      }
      spare += 8;
    }
  }

  /** A bit of even odds. */
  boolean flag() {
    return bit(128) == 1;
  }

  /** An unsigned number of some bits of even odds, the highest first. */
  int number(int bits) {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = number << 1 | bit(128);
    }
    return number;
  }

  /** A magnitude of some bits and then a sign. */
  int signed(int bits) {
    int magnitude = number(bits);
    return flag() ? -magnitude : magnitude;
  }

  /** A flag and, if it is set, a magnitude of some bits and a sign; else 0. */
  int optionalSigned(int bits) {
    return flag() ? signed(bits) : 0;
  }

  /**
   * Refuses bits that were never there: beyond its data the code goes on for ever, as zeros.
   *
   * @throws EOFException if a bit was asked for that takes more bytes than there are
   */
  void requireInside() throws EOFException {
    if (pastEnd) {
      throw new EOFException("VP8 data ends too early");
    }
  }
}
