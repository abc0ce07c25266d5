package inr.cli;

import inr.io.media.MediaOptions;
import inr.io.media.StreamFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command reads: a file, or standard input, which becomes a temporary file when it is asked
 * for, since readers walk a file to its end before they decode it.
 */
final class CommandInput implements AutoCloseable {
  private static final Path STANDARD = Path.of("-");

  private final Path named;
  private final MediaOptions options;
  private final Session session;
  private Optional<StreamFile> copy = Optional.empty();

  /**
   * An input that has not been touched.
   *
   * @param named as on the command line
   * @param options whose budget bounds what standard input may take
   */
  CommandInput(Path named, MediaOptions options, Session session) {
    this.named = named;
    this.options = options;
    this.session = session;
  }

  /** Whether a name is that of standard input. */
  static boolean isStandard(Path named) {
    return named.equals(STANDARD);
  }

  /** Its name on the command line. */
  Path named() {
    return named;
  }

  /** The file to be read; standard input is read to its end the first time. */
  Path file() throws IOException {
    if (!isStandard(named)) {
      return named;
    }
    if (copy.isEmpty()) {
      StreamFile begun = StreamFile.named("stdin", options);
      session.interruption().letGo(begun::close);
      copy = Optional.of(begun);
      begun.fill(session.in(), options);
    }
    return copy.get().file();
  }

  /** Whether a file that will be written is this one. */
  boolean isSameAs(Path target) throws IOException {
    return !isStandard(named)
        && Files.exists(target)
        && Files.exists(named)
        && Files.isSameFile(target, named);
  }

  @Override
  public void close() {
    copy.ifPresent(StreamFile::close);
  }

  /** Its name in words. */
  @Override
  public String toString() {
    return isStandard(named) ? "stdin" : named.toString();
  }
}
