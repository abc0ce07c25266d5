package inr.cli;

import inr.backend.TrainerState;
import inr.io.Output;
import inr.io.model.Checkpoint;
import inr.io.model.CheckpointFile;
import inr.plan.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The checkpoint of a fit beside its output. Where that cannot be written, such as on a full disk,
 * it goes to the folder of temporary files; a fit goes on without one.
 */
final class FitCheckpoint {
  /** Key under which it tells all its steps. */
  private static final String STEPS = "steps";

  /** Key under which it tells who trained it so far, since another backend rounds differently. */
  private static final String BACKEND = "backend";

  private static final String AND_THEN = ", ";

  private final Session session;
  private final Output usual;
  private final TrainingPlan plan;
  private final String inputSha256;
  private final long steps;
  private final String trainedBy;
  private final double secondsBefore;

  /** Another file than the usual one, where that could not be written. */
  private Optional<Path> refuge = Optional.empty();

  private Optional<Kept> kept;
  private String trouble = "";

  /** The newest state of this fit that a file holds. */
  private record Kept(Path file, long step) {}

  /**
   * That of a fit, which goes on from {@code former} if there is one.
   *
   * @param session that is told of trouble
   * @param inputSha256 of the bytes that are fitted
   * @param backend that trains now
   * @param startSeconds that finding what this run begins with took
   */
  FitCheckpoint(
      Session session,
      Output usual,
      TrainingPlan plan,
      String inputSha256,
      long steps,
      String backend,
      Optional<Checkpoint> former,
      double startSeconds) {
    this.session = session;
    this.usual = usual;
    this.plan = plan;
    this.inputSha256 = inputSha256;
    this.steps = steps;
    this.trainedBy =
        former
            .map(
                saved ->
                    backendsOf(saved)
                        + (backendOf(saved).equals(backend) ? "" : AND_THEN + backend))
            .orElse(backend);
    this.secondsBefore = former.map(Checkpoint::seconds).orElse(0.0) + startSeconds;
    this.kept = former.map(saved -> new Kept(usual.target(), saved.state().step()));
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

  /** Writes a state in place of an older one, elsewhere if it must be. */
  void keep(TrainerState state, double secondsOfThisRun) {
    Map<String, Object> extra = Map.of(STEPS, steps, BACKEND, trainedBy);
    Checkpoint checkpoint =
        new Checkpoint(plan, inputSha256, state, seconds(secondsOfThisRun), extra);
    try {
      CheckpointFile.write(usual, checkpoint);
      kept = Optional.of(new Kept(usual.target(), state.step()));
      leaveRefuge();
    } catch (IOException full) {
      trouble = Main.words(full);
      keepElsewhere(checkpoint);
    }
  }

  private void keepElsewhere(Checkpoint checkpoint) {
    try {
      if (refuge.isEmpty()) {
        refuge = Optional.of(Files.createTempFile("inr-", ".checkpoint"));
      }
      CheckpointFile.write(refuge.get(), checkpoint);
      kept = Optional.of(new Kept(refuge.get(), checkpoint.state().step()));
    } catch (IOException nowhere) {
      trouble += ", nor " + Main.words(nowhere);
      leaveRefuge();
    }
  }

  /** A refuge that holds the newest state stays. */
  private void leaveRefuge() {
    if (refuge.isPresent() && !kept.map(Kept::file).equals(refuge)) {
      refuge.get().toFile().delete();
      refuge = Optional.empty();
    }
  }

  /** The same while the fit goes on, which is worth a line once if it fails. */
  void keepMeanwhile(TrainerState state, double secondsOfThisRun) {
    boolean wellSoFar = trouble.isEmpty();
    keep(state, secondsOfThisRun);
    if (wellSoFar && !trouble.isEmpty() && !session.interruption().requested()) {
      session.say(
          trouble
              + (holds(state.step())
                  ? "; " + this + " keeps the fit meanwhile"
                  : "; the fit goes on without a checkpoint"));
    }
  }

  private boolean holds(long step) {
    return kept.isPresent() && kept.get().step() == step;
  }

  /** The step from which the fit could go on; nothing where no checkpoint of this fit is. */
  OptionalLong keptStep() {
    return kept.isPresent() ? OptionalLong.of(kept.get().step()) : OptionalLong.empty();
  }

  /**
   * What there is of a fit that stands at a step, for a line.
   *
   * @param advice what can be done with a file that holds this step
   */
  String whatIsLeft(long step, String advice) {
    if (holds(step)) {
      return this + advice;
    }
    return (kept.isEmpty()
            ? "nothing of the fit is kept"
            : this + " keeps it up to step " + kept.get().step() + ", the rest is lost")
        + " ("
        + trouble
        + ")";
  }

  /** Where it lies. */
  @Override
  public String toString() {
    Path file = kept.map(Kept::file).orElse(usual.target());
    return file.equals(usual.target())
        ? file.toString()
        : file + " (move it to " + usual.target() + ")";
  }

  /** The fit needs it no more. */
  void remove() throws IOException {
    Files.deleteIfExists(usual.target());
    kept = Optional.empty();
    leaveRefuge();
  }
}
