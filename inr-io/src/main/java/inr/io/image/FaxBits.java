package inr.io.image;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** The bits of a strip of a fax, the highest of each byte first, or the lowest. */
final class FaxBits {
  private static final int BUFFER = 8192;

  private final ImageInputStream in;
  private final long end;
  private final boolean lowestFirst;
  private final byte[] buffer = new byte[BUFFER];
  private long position;
  private int buffered;
  private int next;
  private long window;
  private int available;
  private int pastEnd;
  private long taken;

  /**
   * The bits of a part of a file.
   *
   * @param lowestFirst whether the bits of a byte are in the other order
   */
  FaxBits(ImageInputStream in, long start, long length, boolean lowestFirst) {
    this.in = in;
    this.lowestFirst = lowestFirst;
    position = start;
    end = start + length;
  }

  /** The next bits, up to 24, without reading them; zeros stand for those behind the end. */
  int peek(int bits) throws IOException {
    while (available < bits) {
      window = window << Byte.SIZE | nextByte();
      available += Byte.SIZE;
    }
    return (int) (window >> (available - bits)) & (1 << bits) - 1;
  }

  private int nextByte() throws IOException {
    if (next == buffered) {
      if (position == end) {
        pastEnd += Byte.SIZE;
        return 0;
      }
      buffered = (int) Math.min(BUFFER, end - position);
      in.seek(position);
      in.readFully(buffer, 0, buffered);
      position += buffered;
      next = 0;
    }
    int value = buffer[next++] & 0xff;
    return lowestFirst ? Integer.reverse(value) >>> (Integer.SIZE - Byte.SIZE) : value;
  }

  /**
   * Skips bits that were seen.
   *
   * @throws EOFException if some of them are behind the end
   */
  void skip(int bits) throws EOFException {
    available -= bits;
    taken += bits;
    if (available < pastEnd) {
      throw new EOFException("fax data ends too early");
    }
  }

  /** Skips the rest of so many bits that belong together: 8 or 16. */
  void align(int bits) throws IOException {
    int rest = (int) ((bits - taken % bits) % bits);
    if (rest > 0) {
      peek(rest);
      skip(rest);
    }
  }
}
