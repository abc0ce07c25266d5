package inr.cli;

import inr.backend.TrainerState;
import inr.io.model.Checkpoint;
import inr.io.model.CheckpointFile;
import inr.plan.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The checkpoint of a fit beside its output. */
final class FitCheckpoint {
  /** Key under which it tells all its steps. */
  private static final String STEPS = "steps";

  /** Key under which it tells who trained it so far, since another backend rounds differently. */
  private static final String BACKEND = "backend";

  private static final String AND_THEN = ", ";

  private final Path file;
  private final TrainingPlan plan;
  private final String inputSha256;
  private final long steps;
  private final String trainedBy;
  private final double secondsBefore;
  private OptionalLong keptStep;

  /**
   * That of a fit, which goes on from {@code former} if there is one.
   *
   * @param backend that trains now
   * @param startSeconds that finding what this run begins with took
   */
  FitCheckpoint(
      FitFiles files,
      TrainingPlan plan,
      long steps,
      String backend,
      Optional<Checkpoint> former,
      double startSeconds) {
    this.file = files.checkpoint();
    this.plan = plan;
    this.inputSha256 = files.inputSha256();
    this.steps = steps;
    this.trainedBy =
        former
            .map(
                saved ->
                    backendsOf(saved)
                        + (backendOf(saved).equals(backend) ? "" : AND_THEN + backend))
            .orElse(backend);
    this.secondsBefore = former.map(Checkpoint::seconds).orElse(0.0) + startSeconds;
    this.keptStep =
        former.map(saved -> OptionalLong.of(saved.state().step())).orElse(OptionalLong.empty());
  }

  /** Steps that a saved fit has in all, or {@code usual} if it does not say. */
  static long stepsOf(Checkpoint saved, long usual) {
    return saved.extra().get(STEPS) instanceof Number number ? number.longValue() : usual;
  }

  /** The backend that trained a saved fit last. */
  static String backendOf(Checkpoint saved) {
    String all = backendsOf(saved);
    int last = all.lastIndexOf(AND_THEN);
    return last < 0 ? all : all.substring(last + AND_THEN.length());
  }

  private static String backendsOf(Checkpoint saved) {
    return String.valueOf(saved.extra().get(BACKEND));
  }

  /** All backends that trained the fit, in order. */
  String trainedBy() {
    return trainedBy;
  }

  /** Seconds of all runs of the fit, those of this run included. */
  double seconds(double ofThisRun) {
    return secondsBefore + ofThisRun;
  }

  /** Writes a state in place of an older one. */
  void keep(TrainerState state, double secondsOfThisRun) throws IOException {
    Map<String, Object> extra = Map.of(STEPS, steps, BACKEND, trainedBy);
    CheckpointFile.write(
        file, new Checkpoint(plan, inputSha256, state, seconds(secondsOfThisRun), extra));
    keptStep = OptionalLong.of(state.step());
  }

  /** The step from which the fit could go on; nothing where no checkpoint of this fit is. */
  OptionalLong keptStep() {
    return keptStep;
  }

  /** The fit needs it no more. */
  void remove() throws IOException {
    Files.deleteIfExists(file);
    keptStep = OptionalLong.empty();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
