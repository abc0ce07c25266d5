package inr.io.model;

import inr.backend.TrainerState;
import inr.io.SignalFormatException;
import inr.plan.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Checkpoint files, version 1: as model files, but with value and both moments of each parameter as
 * float64.
 */
public final class CheckpointFile {
  private static final int WIDTH = 3 * Double.BYTES;

  private CheckpointFile() {}

  /** The header: a checkpoint without its arrays. */
  record Header(
      TrainingPlan plan,
      String inputSha256,
      long step,
      double rateFactor,
      double seconds,
      Map<String, Object> extra) {}

  /**
   * Writes a checkpoint in place of an older one; the file appears whole or not at all.
   *
   * @throws IllegalArgumentException if a number of the state or the extra is not finite
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    TrainerState state = checkpoint.state();
    requireFinite(state);
    Header header =
        new Header(
            checkpoint.plan(),
            checkpoint.inputSha256(),
            state.step(),
            state.rateFactor(),
            checkpoint.seconds(),
            checkpoint.extra());
    Container.CHECKPOINT.write(
        file,
        true,
        Header.class,
        header,
        state.parameters().length,
        WIDTH,
        (buffer, i) ->
            buffer
                .putDouble(state.parameters()[i])
                .putDouble(state.firstMoments()[i])
                .putDouble(state.secondMoments()[i]));
  }

  /**
   * Reads a checkpoint; {@link Checkpoint#requireMatches} then tells whether it belongs to a fit.
   *
   * @throws SignalFormatException if there is no such file, or it is not a whole, undamaged
   *     checkpoint of version 1
   */
  public static Checkpoint read(Path file) throws IOException {
    return Container.CHECKPOINT.read(
        file,
        Header.class,
        (header, payload) -> {
          int count = header.plan().network().layout().size();
          payload.requireElements(count, WIDTH);
          TrainerState state =
              new TrainerState(
                  header.step(),
                  header.rateFactor(),
                  new double[count],
                  new double[count],
                  new double[count]);
          payload.read(
              count,
              WIDTH,
              (buffer, i) -> {
                state.parameters()[i] = buffer.getDouble();
                state.firstMoments()[i] = buffer.getDouble();
                state.secondMoments()[i] = buffer.getDouble();
              });
          requireFinite(state);
          return new Checkpoint(
              header.plan(), header.inputSha256(), state, header.seconds(), header.extra());
        });
  }

  private static void requireFinite(TrainerState state) {
    requireFinite("parameter", state.parameters());
    requireFinite("first moment", state.firstMoments());
    requireFinite("second moment", state.secondMoments());
  }

  private static void requireFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + " " + i + " is " + values[i] + "; only finite numbers can be stored");
      }
    }
  }
}
