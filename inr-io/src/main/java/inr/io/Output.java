package inr.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that will be written: claimed before the work whose outcome it is to hold, so that what
 * would stop it at the end stops it at once, and whole after that work or not there at all.
 *
 * <p>Used by one thread; {@link #close} may come from any.
 */
public sealed interface Output extends AutoCloseable permits AtomicFile, StreamOutput {
  /** What writes the bytes. */
  @FunctionalInterface
  interface Body {
    /** Writes the whole file, starting at position 0. The file is closed by the caller. */
    void writeTo(RandomAccessFile file) throws IOException;
  }

  /**
   * Claims a file, as {@link AtomicFile} says, or what is there and is none, such as a pipe or a
   * device, which then is written to.
   *
   * @param target where the bytes shall be
   * @param overwrite whether an older file may be replaced
   * @throws FileAlreadyExistsException if the file exists and {@code overwrite} is false
   * @throws FileSystemException if it could not be written, or somebody else is writing it
   */
  static Output claim(Path target, boolean overwrite) throws IOException {
    return claim(target, overwrite, () -> {});
  }

  /**
   * The same for somebody who may lose patience.
   *
   * @param whileWaiting called several times a second while nobody reads from a pipe; what it
   *     throws ends the writing
   */
  static Output claim(Path target, boolean overwrite, Runnable whileWaiting) throws IOException {
    return isStream(target)
        ? StreamOutput.claim(target, whileWaiting)
        : AtomicFile.claim(target, overwrite);
  }

  /**
   * A stream that gets the bytes when all of them are there, and stays open.
   *
   * @param name of it, for words
   * @param whileWaiting as for {@link #claim(Path, boolean, Runnable)}
   * @throws IOException if there is no room for a temporary file
   */
  static Output of(Path name, OutputStream stream, Runnable whileWaiting) throws IOException {
    return StreamOutput.of(name, stream, whileWaiting);
  }

  /** Claims, writes and closes at once; errors are those of each. */
  static void write(Path target, boolean overwrite, Body body) throws IOException {
    try (Output output = claim(target, overwrite)) {
      output.write(body);
    }
  }

  /** Whether what is there passes bytes on and keeps none: a pipe, a device, a socket. */
  static boolean isStream(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
  }

  /** What was claimed, by the name it was claimed under. */
  Path target();

  /** Whether the bytes stay there; they go on from what is a stream. */
  boolean isFile();

  /**
   * Writes all of it; again, if it has been written already.
   *
   * @return its length in bytes
   * @throws FileAlreadyExistsException if a file appeared there that must not be replaced
   * @throws FileSystemException if the disk is full or {@code body} failed; an older file is
   *     untouched, and what was written of the new one takes no room
   */
  long write(Body body) throws IOException;

  /** Lets go; what was not written whole leaves nothing. May be repeated. */
  @Override
  void close();

  /**
   * Names the file and the first cause, since codecs hide a full disk behind words of their own.
   */
  static FileSystemException unwritten(Path target, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason =
        cause instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : cause.getMessage();
    FileSystemException named =
        new FileSystemException(target.toString(), null, "could not be written: " + reason);
    named.initCause(failure);
    return named;
  }
}
