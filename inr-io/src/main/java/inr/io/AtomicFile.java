package inr.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all.
 *
 * <p>The bytes go to a hidden file in the same folder, are forced to disk and moved into place;
 * after a failure of any kind the hidden file is removed and an older file of the same name is
 * untouched.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the bytes. */
  @FunctionalInterface
  public interface Body {
    /** Writes the whole file, starting at position 0. The file is closed by the caller. */
    void writeTo(RandomAccessFile file) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param target where the file shall be
   * @param overwrite whether an older file may be replaced
   * @param body what writes the bytes
   * @throws FileAlreadyExistsException if the file exists and {@code overwrite} is false; nothing
   *     was written
   * @throws IOException if the folder is missing or cannot be written, the disk is full, or {@code
   *     body} failed
   */
  public static void write(Path target, boolean overwrite, Body body) throws IOException {
    // A link is followed, so that the file behind it is replaced and not the link.
    Path place =
        Files.isSymbolicLink(target) && Files.exists(target)
            ? target.toRealPath()
            : target.toAbsolutePath();
    Path folder = place.getParent();
    if (folder == null || Files.isDirectory(place)) {
      throw new FileAlreadyExistsException(target.toString(), null, "is a folder; name a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          target.toString(), null, "there is no folder " + folder + "; make it first");
    }
    if (!overwrite && Files.exists(place)) {
      throw exists(target);
    }
    // Not Files.createTempFile: that would leave the finished file readable by its owner alone.
    Path partial = folder.resolve("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createFile(partial);
      try (RandomAccessFile file = new RandomAccessFile(partial.toFile(), "rw")) {
        body.writeTo(file);
        file.getFD().sync();
      }
      if (overwrite) {
        Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
      } else {
        // Without REPLACE_EXISTING a file that appeared in the meantime is kept.
        Files.move(partial, place);
      }
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(
          target.toString(), null, "folder " + folder + " may not be written to by this user");
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (IOException e) {
      throw unwritten(target, e);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /**
   * Names the file and the first cause, since codecs hide a full disk behind words of their own.
   */
  private static FileSystemException unwritten(Path target, IOException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    FileSystemException named =
        new FileSystemException(target.toString(), null, "could not be written: " + reason);
    named.initCause(failure);
    return named;
  }

  private static FileAlreadyExistsException exists(Path target) {
    return new FileAlreadyExistsException(
        target.toString(), null, "exists already; choose another name or allow overwriting");
  }
}
