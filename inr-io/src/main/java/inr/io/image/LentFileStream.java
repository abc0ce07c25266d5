package inr.io.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import javax.imageio.stream.ImageOutputStreamImpl;

/**
 * An image stream on a file that somebody else closes.
 *
 * <p>The stream of Java itself closes its file when the collector finds that nobody holds the
 * stream any more, which may be while the file is still at work.
 */
final class LentFileStream extends ImageOutputStreamImpl {
  private final RandomAccessFile file;

  /** A stream from the beginning of a file, which stays open. */
  LentFileStream(RandomAccessFile file) throws IOException {
    this.file = file;
    file.seek(0);
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    int value = file.read();
    if (value >= 0) {
      streamPos++;
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    int count = file.read(bytes, offset, length);
    streamPos += Math.max(0, count);
    return count;
  }

  @Override
  public void write(int value) throws IOException {
    flushBits();
    file.write(value);
    streamPos++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    flushBits();
    file.write(bytes, offset, length);
    streamPos += length;
  }

  @Override
  public void seek(long position) throws IOException {
    super.seek(position);
    file.seek(position);
  }

  @Override
  public long length() {
    try {
      return file.length();
    } catch (IOException unknown) {
      return -1;
    }
  }
}
