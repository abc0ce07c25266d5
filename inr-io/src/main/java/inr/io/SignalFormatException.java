package inr.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file is not what it should be: missing, damaged, cut off, or of a kind that is not read.
 *
 * <p>The message is one line that starts with the file's name.
 */
public final class SignalFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * An unreadable file.
   *
   * @param file the file; its name opens the message
   * @param problem what was found, what is accepted, what to do
   */
  public SignalFormatException(Path file, String problem) {
    super(line(file, problem));
  }

  /**
   * An unreadable file, found out by another exception.
   *
   * @param file the file; its name opens the message
   * @param problem what was found, what is accepted, what to do
   * @param cause the exception
   */
  public SignalFormatException(Path file, String problem, Throwable cause) {
    super(line(file, problem), cause);
  }

  /**
   * A file that takes more memory than there is, in spite of all bounds.
   *
   * @param file the file; its name opens the message
   * @param cause the error
   */
  public static SignalFormatException tooLarge(Path file, OutOfMemoryError cause) {
    return new SignalFormatException(
        file,
        "takes more memory to read than Java may use ("
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB); allow it more (java -Xmx)",
        cause);
  }

  /** One line, even of a name or a quoted text of several. */
  private static String line(Path file, String problem) {
    Path name = file.getFileName();
    return ((name == null ? file : name) + ": " + problem).replaceAll("\\R", " ");
  }
}
