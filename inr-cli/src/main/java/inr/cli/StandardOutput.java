package inr.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;

/** Standard output of the process, which knows why it could not be written. */
final class StandardOutput extends FilterOutputStream {
  /** How systems say that nobody reads the other end of a pipe any more. */
  private static final String READER_GONE = "Broken pipe";

  private volatile boolean readerGone;

  StandardOutput() {
    super(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    try {
      out.write(bytes, offset, count);
    } catch (IOException failed) {
      readerGone = READER_GONE.equals(failed.getMessage());
      throw failed;
    }
  }

  /** Whether the reader has seen enough, as {@code head} has, which is no fault to tell of. */
  boolean isReaderGone() {
    return readerGone;
  }
}
