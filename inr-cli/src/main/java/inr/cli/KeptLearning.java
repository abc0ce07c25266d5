package inr.cli;

import inr.family.Family;
import inr.family.FamilyPlan;
import inr.family.Learning;
import inr.family.LearningCheckpoint;
import inr.family.SignalSet;
import inr.io.Output;
import inr.report.Chart;
import inr.report.StepMeans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A learning with its checkpoint: one that is asked to stop leaves it, and goes on from it. */
final class KeptLearning implements AutoCloseable {
  private final Session session;
  private final Learning learning;
  private final long last;
  private final boolean quiet;
  private final CheckpointKeeper keeper;
  private final LiveLine line;
  private final StepMeans losses = new StepMeans();
  private final double secondsBefore;
  private final Stopwatch begun = Stopwatch.start();

  /**
   * A learning that stands still.
   *
   * @param checkpoint where its state is kept
   * @param former where it goes on from, read from there
   * @param last steps in all
   */
  KeptLearning(
      Session session,
      FamilyPlan plan,
      SignalSet signals,
      long last,
      int threads,
      Output checkpoint,
      Optional<LearningCheckpoint> former,
      boolean quiet) {
    this.session = session;
    this.last = last;
    this.quiet = quiet;
    learning = new Learning(plan, signals, threads);
    keeper =
        new CheckpointKeeper(
            session, checkpoint, "learning", former.map(saved -> place(saved.step())));
    line = new LiveLine(session);
    secondsBefore = former.map(LearningCheckpoint::seconds).orElse(0.0);
    former.ifPresent(saved -> restore(saved, checkpoint.target()));
  }

  private void restore(LearningCheckpoint saved, Path file) {
    try {
      learning.restore(saved);
    } catch (IllegalArgumentException other) {
      learning.close();
      throw CommandFailure.usage(file + ": " + other.getMessage());
    }
  }

  /** The state that a file keeps. */
  static LearningCheckpoint read(Path file) throws IOException {
    CheckpointKeeper.requireThere(file, "leave --resume out to start");
    return LearningCheckpoint.read(file);
  }

  /** Learns to the end, unless it is asked to stop. */
  Family run() {
    // From now on a signal is waited for: there is a checkpoint to write.
    session.interruption().react(() -> {});
    try {
      while (learning.steps() < last) {
        learning.step();
        losses.add(learning.steps(), learning.loss());
        show();
        keeper.between(place(learning.steps()), begun.seconds(), body());
      }
      return learning.family();
    } finally {
      line.end();
    }
  }

  /** How the loss went in this run. */
  List<Chart.Point> losses() {
    return losses.points();
  }

  /** Seconds of all runs. */
  double seconds() {
    return secondsBefore + begun.seconds();
  }

  private static String place(long step) {
    return "step " + step;
  }

  private void show() {
    double seconds = begun.seconds();
    if (!quiet && line.isDue(seconds)) {
      double left = seconds() * (last - learning.steps()) / learning.steps();
      line.show(
          "learning: step " + learning.steps() + " of " + last + LiveLine.left(seconds, left),
          seconds);
    }
  }

  private CheckpointKeeper.Body body() {
    return output -> learning.checkpoint(seconds()).write(output);
  }

  /**
   * Writes the family, after which the checkpoint is needed no more.
   *
   * @throws CommandFailure if that is not possible; the learning is kept then
   */
  void write(Family family, Output target) throws IOException {
    try {
      family.write(target);
    } catch (IOException unwritten) {
      String place = place(learning.steps());
      keeper.keep(place, body());
      throw CommandFailure.failure(
          Main.words(unwritten)
              + "; "
              + keeper.whatIsLeft(
                  place, " keeps the learning, the same command with --resume writes the family"),
          unwritten);
    }
    keeper.remove();
  }

  @Override
  public void close() {
    learning.close();
  }
}
