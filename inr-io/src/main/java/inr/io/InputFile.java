package inr.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checks that come before any format: a file that is there, is a file, may be read and is not
 * empty.
 */
public final class InputFile {
  private InputFile() {}

  /**
   * The first bytes of a file, by which its kind is told: at most so many, and none where {@link
   * #check} would refuse it.
   */
  public static byte[] start(Path file, int bytes) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes);
    }
  }

  /**
   * Refuses what cannot be read at all.
   *
   * @param file the file
   * @param wanted what is accepted, such as {@code a WAV sound}
   * @return length of the file in bytes, at least 1
   * @throws SignalFormatException if there is no such file, or it is a folder, not readable or
   *     empty
   */
  public static long check(Path file, String wanted) throws IOException {
    if (!Files.exists(file)) {
      throw new SignalFormatException(file, "no such file; " + wanted + " is needed");
    }
    if (Files.isDirectory(file)) {
      throw new SignalFormatException(file, "is a folder; " + wanted + " is needed");
    }
    if (!Files.isRegularFile(file)) {
      throw new SignalFormatException(file, "is not a regular file; " + wanted + " is needed");
    }
    if (!Files.isReadable(file)) {
      throw new SignalFormatException(file, "may not be read by this user; change its permissions");
    }
    long length = Files.size(file);
    if (length == 0 && hasBytes(file)) {
      throw new SignalFormatException(
          file, "has no length, as files of /proc; copy it, and read the copy");
    }
    if (length == 0) {
      throw new SignalFormatException(file, "is empty (0 bytes); " + wanted + " is needed");
    }
    return length;
  }

  private static boolean hasBytes(Path file) throws SignalFormatException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() >= 0;
    } catch (IOException e) {
      throw new SignalFormatException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
