package inr.io.image;

import java.io.IOException;
import java.io.InputStream;

/** A stream of bytes that come one by one. */
final class ByteInput extends InputStream {
  /** Where they come from. */
  @FunctionalInterface
  interface Source {
    /** The next byte, −1 at the end. */
    int next() throws IOException;
  }

  private final Source source;

  ByteInput(Source source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return source.next();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = source.next();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      target[offset + count++] = (byte) next;
    }
    return count;
  }
}
