package inr.io.media;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a stream gave, as a temporary file: readers walk a file to its end before they decode it.
 *
 * @param folder of its own
 */
record StreamFile(Path folder) implements AutoCloseable {
  private static final int PART = 1 << 16;

  /** Takes all of a stream. */
  static StreamFile of(InputStream in, MediaOptions options) throws IOException {
    StreamFile copy = new StreamFile(Files.createTempDirectory(options.storage().folder(), "inr-"));
    try {
      copy.fill(in, options.budget().temporaryBytes());
      return copy;
    } catch (IOException | RuntimeException failure) {
      copy.close();
      throw failure;
    }
  }

  /** The file, whose name messages begin with. */
  Path file() {
    return folder.resolve("stream");
  }

  private void fill(InputStream in, long most) throws IOException {
    try (OutputStream out = Files.newOutputStream(file())) {
      byte[] part = new byte[PART];
      long left = most;
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        left -= count;
        if (left < 0) {
          throw new SignalFormatException(
              file(),
              "goes on after "
                  + most
                  + " bytes, which is what temporary files may take; allow them more");
        }
        out.write(part, 0, count);
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file());
    Files.deleteIfExists(folder);
  }
}
