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
 * @param file in a folder of its own
 */
public record StreamFile(Path file) implements AutoCloseable {
  private static final int PART = 1 << 16;

  /**
   * A file that is not there yet, in the folder of temporary files.
   *
   * @param name that messages begin with
   * @throws IOException if that folder takes none
   */
  public static StreamFile named(String name, MediaOptions options) throws IOException {
    Path folder = Files.createTempDirectory(options.storage().folder(), "inr-");
    return new StreamFile(folder.resolve(name));
  }

  /**
   * Takes all of a stream, which stays open.
   *
   * @throws SignalFormatException if it gives more bytes than the budget of {@code options} allows
   *     for temporary files
   * @throws IOException if the stream or the disk fails, or the disk is full
   */
  public void fill(InputStream in, MediaOptions options) throws IOException {
    long most = options.budget().temporaryBytes();
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] part = new byte[PART];
      long left = most;
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        left -= count;
        if (left < 0) {
          throw new SignalFormatException(
              file,
              "goes on after "
                  + most
                  + " bytes, which is what temporary files may take; allow them more");
        }
        out.write(part, 0, count);
      }
    }
  }

  /** Removes the file and its folder, as far as they are there; may be repeated. */
  @Override
  public void close() {
    file.toFile().delete();
    file.resolveSibling("").toFile().delete();
  }
}
