package inr.cli;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.field.PlannedFit;
import inr.io.model.Checkpoint;
import inr.io.model.CheckpointFile;
import inr.plan.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fit that goes on.
 *
 * @param file that keeps it
 * @param saved what is kept
 */
record FormerFit(Path file, Checkpoint saved) {
  static FormerFit read(Path file) throws IOException {
    CheckpointKeeper.requireThere(
        file, "leave --resume out to start, or go on from a model with --from");
    return new FormerFit(file, CheckpointFile.read(file));
  }

  /** Steps that it has in all, or {@code usual} if it does not say. */
  long steps(long usual) {
    return FitCheckpoint.stepsOf(saved, usual);
  }

  /**
   * The backend that goes on with it. Another one than before rounds differently, so it is taken
   * only where it is named.
   */
  Backend backend(String wanted, TrainingPlan plan, FitVoice voice) {
    String former = FitCheckpoint.backendOf(saved);
    Backend backend =
        CommandFailure.unlessUsage(() -> BackendChoice.resuming(wanted, former, plan));
    if (backend.name().equals(former)) {
      return backend;
    }
    String found = file + ": checkpoint is of backend " + former;
    String on = "backend " + backend.name() + " goes on from it, with other bits";
    if (wanted.equals(BackendChoice.AUTO)) {
      throw CommandFailure.usage(found + ", which cannot be used here; --" + on);
    }
    voice.say(found + "; " + on);
    return backend;
  }

  /**
   * Refuses to go on with another fit, and says if it goes on with more steps, another learning
   * rate or another schedule.
   */
  void goOn(PlannedFit fit, FitVoice voice) {
    long done = saved.state().step();
    if (fit.steps() < done) {
      throw CommandFailure.usage(
          "--steps is " + fit.steps() + " but " + file + " is at step " + done + " already");
    }
    long heldOut = FitCheckpoint.heldOutOf(saved);
    if (heldOut != fit.heldOutRows()) {
      throw CommandFailure.usage(
          file
              + ": checkpoint holds "
              + heldOut
              + " rows out of training and here it is "
              + fit.heldOutRows()
              + "; give the same --held-out or start afresh");
    }
    List<String> changes = new ArrayList<>();
    if (steps(fit.steps()) != fit.steps()) {
      changes.add("steps is " + steps(fit.steps()) + " there and " + fit.steps() + " here");
    }
    changes.addAll(
        CommandFailure.unlessUsage(() -> saved.changesTo(fit.plan(), fit.original().sha256())));
    if (!changes.isEmpty()) {
      voice.say(
          file
              + ": goes on from step "
              + done
              + " with another plan: "
              + String.join(", ", changes));
    }
  }
}
