package inr.cli;

import inr.backend.TrainerState;
import inr.field.PlannedFit;
import inr.io.Output;
import inr.io.model.Checkpoint;
import inr.io.model.CheckpointFile;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The checkpoint of a fit beside its output, see {@link CheckpointKeeper}. */
final class FitCheckpoint {
  /** Key under which it tells all its steps. */
  private static final String STEPS = "steps";

  /** Key under which it tells who trained it so far, since another backend rounds differently. */
  private static final String BACKEND = "backend";

  /** Key under which it tells how many rows of a table are held out. */
  private static final String HELD_OUT = "held_out_rows";

  private static final String AND_THEN = ", ";

  private final CheckpointKeeper keeper;
  private final PlannedFit fit;
  private final long steps;
  private final String trainedBy;
  private final double secondsBefore;

  /**
   * That of a fit, which goes on from {@code former} if there is one.
   *
   * @param session that is told of trouble
   * @param fit that is to be done
   * @param backend that trains now
   * @param startSeconds that finding what this run begins with took
   */
  FitCheckpoint(
      Session session,
      Output usual,
      PlannedFit fit,
      long steps,
      String backend,
      Optional<Checkpoint> former,
      double startSeconds) {
    this.fit = fit;
    this.steps = steps;
    this.trainedBy =
        former
            .map(
                saved ->
                    backendsOf(saved)
                        + (backendOf(saved).equals(backend) ? "" : AND_THEN + backend))
            .orElse(backend);
    this.secondsBefore = former.map(Checkpoint::seconds).orElse(0.0) + startSeconds;
    this.keeper =
        new CheckpointKeeper(
            session, usual, "fit", former.map(saved -> place(saved.state().step())));
  }

  /** Steps that a saved fit has in all, or {@code usual} if it does not say. */
  static long stepsOf(Checkpoint saved, long usual) {
    return saved.extra().get(STEPS) instanceof Number number ? number.longValue() : usual;
  }

  /** Rows that a saved fit holds out; none if it does not say. */
  static long heldOutOf(Checkpoint saved) {
    return saved.extra().get(HELD_OUT) instanceof Number number ? number.longValue() : 0;
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

  private static String place(long step) {
    return "step " + step;
  }

  /** Writes a state in place of an older one, elsewhere if it must be. */
  void keep(TrainerState state, double secondsOfThisRun) {
    keeper.keep(place(state.step()), body(state, secondsOfThisRun));
  }

  /** The same while the fit goes on, which is worth a line once if it fails. */
  void keepMeanwhile(TrainerState state, double secondsOfThisRun) {
    keeper.keepMeanwhile(place(state.step()), body(state, secondsOfThisRun));
  }

  private CheckpointKeeper.Body body(TrainerState state, double secondsOfThisRun) {
    Map<String, Object> extra =
        Map.of(STEPS, steps, BACKEND, trainedBy, HELD_OUT, fit.heldOutRows());
    Checkpoint checkpoint =
        new Checkpoint(
            fit.plan(), fit.original().sha256(), state, seconds(secondsOfThisRun), extra);
    return output -> CheckpointFile.write(output, checkpoint);
  }

  /** Where the fit could go on, such as {@code step 12}; nothing where no checkpoint of it is. */
  Optional<String> keptPlace() {
    return keeper.keptPlace();
  }

  /**
   * What there is of a fit that stands at a step, for a line.
   *
   * @param advice what can be done with a file that holds this step
   */
  String whatIsLeft(long step, String advice) {
    return keeper.whatIsLeft(place(step), advice);
  }

  /** Where it lies. */
  @Override
  public String toString() {
    return keeper.toString();
  }

  /** The fit needs it no more. */
  void remove() throws IOException {
    keeper.remove();
  }
}
