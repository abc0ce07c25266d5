package inr.cli;

import inr.io.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a fit: what it reads, and what it will write, claimed before anything is read.
 *
 * @param input what is fitted
 * @param model to write
 * @param checkpoint to write beside the model while the fit goes on; a pipe or device has none, so
 *     it lies where the model would usually
 * @param goesOn whether the fit goes on from this checkpoint
 */
record FitFiles(CommandInput input, Output model, Output checkpoint, boolean goesOn)
    implements AutoCloseable {
  /**
   * Claims what a fit writes.
   *
   * @param named model to write
   * @param force whether an older model or checkpoint may be replaced
   * @param resume whether the fit goes on from a checkpoint
   */
  static FitFiles claim(
      CommandInput input, Path named, boolean force, boolean resume, Session session)
      throws IOException {
    Output model = CommandOutput.claim(named, input, force, session);
    try {
      Path usual = model.isFile() ? model.target() : usualModel(Path.of(input.toString()));
      return new FitFiles(
          input,
          model,
          CommandOutput.claimCheckpoint(usual, "fit", input, force, resume, session),
          resume);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** The checkpoint of a model. */
  static Path checkpoint(Path model) {
    return CommandOutput.checkpoint(model);
  }

  /** The model of an input unless another is named: its name with .inr, in this folder. */
  static Path usualModel(Path input) {
    return CommandOutput.named(input, ".inr");
  }

  /** The fit that goes on here. */
  Optional<FormerFit> former() throws IOException {
    return goesOn ? Optional.of(FormerFit.read(checkpoint.target())) : Optional.empty();
  }

  @Override
  public void close() {
    model.close();
    checkpoint.close();
  }
}
