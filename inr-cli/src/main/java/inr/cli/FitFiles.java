package inr.cli;

import inr.io.Output;
import inr.io.Sibling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a fit: what it reads, and what it will write, claimed before anything is read.
 *
 * @param input what is fitted
 * @param model to write
 * @param checkpoint to write beside the model while the fit goes on; a pipe or device has none, so
 *     it lies where the model would usually
 */
record FitFiles(Path input, Output model, Output checkpoint) implements AutoCloseable {
  /**
   * Claims what a fit writes.
   *
   * @param named model to write; the input's name with .inr in this folder unless given
   * @param force whether an older model or checkpoint may be replaced
   * @param resume whether the fit goes on from a checkpoint
   */
  static FitFiles claim(
      Path input, Optional<Path> named, boolean force, boolean resume, Session session)
      throws IOException {
    Path usual = usualModel(input);
    Output model = CommandOutput.claim(named.orElse(usual), input, force, session);
    try {
      Path checkpoint = Sibling.of(model.isFile() ? model.target() : usual, "", ".checkpoint");
      if (!resume && !force && Files.exists(checkpoint)) {
        throw CommandFailure.failure(
            checkpoint
                + ": an interrupted fit left this; go on with --resume, or start afresh with --force");
      }
      return new FitFiles(input, model, CommandOutput.claim(checkpoint, input, true, session));
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Path usualModel(Path input) {
    String name = String.valueOf(input.getFileName());
    int dot = name.lastIndexOf('.');
    return Path.of((dot > 0 ? name.substring(0, dot) : name) + ".inr");
  }

  @Override
  public void close() {
    model.close();
    checkpoint.close();
  }
}
