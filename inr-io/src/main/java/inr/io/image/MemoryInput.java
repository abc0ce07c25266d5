package inr.io.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory, or mapped, for a codec, which must not go on when the data is used up.
 *
 * <p>Some codecs take the end of the data for zeros and decode a wrong picture from them, slowly. A
 * few reads past the end are looking ahead; more than that is an error.
 */
final class MemoryInput extends ImageInputStreamImpl {
  private static final int MOST_PAST_END = 64;

  private final ByteBuffer bytes;
  private final byte[] tail;
  private int pastEnd;

  /**
   * Some bytes and a few more.
   *
   * @param bytes from position 0 to the limit
   * @param tail what follows them
   */
  MemoryInput(ByteBuffer bytes, byte[] tail) {
    this.bytes = bytes;
    this.tail = tail;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(length, bytes.limit() - streamPos);
    if (count > 0) {
      bytes.get((int) streamPos, target, offset, count);
    } else {
      count = (int) Math.min(length, length() - streamPos);
      if (count <= 0) {
        return end();
      }
      System.arraycopy(tail, (int) streamPos - bytes.limit(), target, offset, count);
    }
    streamPos += count;
    return count;
  }

  private int end() throws IOException {
    if (++pastEnd > MOST_PAST_END) {
      throw new IOException("data ends too early");
    }
    return -1;
  }

  @Override
  public long length() {
    return bytes.limit() + (long) tail.length;
  }
}
