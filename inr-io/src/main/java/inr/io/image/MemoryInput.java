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
  private int pastEnd;

  MemoryInput(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    return streamPos < bytes.capacity() ? bytes.get((int) streamPos++) & 0xff : end();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    int count = (int) Math.min(length, bytes.capacity() - streamPos);
    if (count <= 0) {
      return end();
    }
    bytes.get((int) streamPos, target, offset, count);
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
    return bytes.capacity();
  }
}
