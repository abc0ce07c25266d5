package inr.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a folder keeps of a contest or an experiment, which goes on from there.
 *
 * @param folder of all files
 * @param results the file that it goes on from
 */
record KeptResults(Path folder, Path results) {
  private static final int BEST_TOLD = 3;

  /** Reads results, or makes the first. */
  @FunctionalInterface
  interface Reading<T> {
    /** The results. */
    T read() throws IOException;
  }

  /**
   * The results to go on from.
   *
   * @param afresh whether what is there is left out
   * @throws CommandFailure if there is no folder, or it keeps something else
   */
  <T> T begin(boolean afresh, Reading<T> reading) throws IOException {
    try {
      if (afresh) {
        Files.deleteIfExists(results);
      }
      return reading.read();
    } catch (FileAlreadyExistsException file) {
      throw CommandFailure.failure(folder + ": is no folder; name one for the results");
    } catch (IllegalArgumentException other) {
      throw CommandFailure.failure(
          other.getMessage() + "; name another folder, or start afresh with --force");
    }
  }

  /**
   * Who did best, in a line.
   *
   * @param what they did it on
   * @param done words on all with a result, the best first
   * @param none what is said if there is none
   * @param all how many there are
   */
  String best(String what, List<String> done, String none, int all) {
    String told =
        done.isEmpty()
            ? none
            : String.join(", ", done.subList(0, Math.min(BEST_TOLD, done.size())));
    return what + ": " + told + "; " + folder.resolve("results.md") + " tells of all " + all;
  }
}
