package inr.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of a file to be written, made before any work is done. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Refuses a target that could not be written at the end, or whose writing would destroy the
   * input.
   */
  static void check(Path file, Path input, boolean force) throws IOException {
    checkFolder(file);
    if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
      throw CommandFailure.failure(file + ": is the input itself; name another file to write");
    }
    if (!force && Files.exists(file)) {
      throw CommandFailure.failure(file + ": exists already; name another file or give --force");
    }
  }

  /** Refuses a target that could not be written at the end, or that exists. */
  static void check(Path file) {
    checkFolder(file);
    if (Files.exists(file)) {
      throw CommandFailure.failure(file + ": exists already; name another file");
    }
  }

  private static void checkFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw CommandFailure.failure(file + ": is a folder; name a file to write");
    }
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.failure(
          file
              + ": there is no folder "
              + folder
              + " to write into; make it first or name another");
    }
    if (!Files.isWritable(folder)) {
      throw CommandFailure.failure(file + ": this user may not write into the folder " + folder);
    }
  }
}
