package inr.cli;

import inr.training.Progress;
import inr.training.TrainingListener;
import java.util.Locale;

/** Shows how a fit goes on, see {@link LiveLine}. */
final class LiveProgress implements TrainingListener {
  private final Session session;
  private final LiveLine line;

  LiveProgress(Session session) {
    this.session = session;
    this.line = new LiveLine(session);
  }

  @Override
  public void progress(Progress progress) {
    line.show(line(progress), progress.seconds());
  }

  @Override
  public void rolledBack(long step, long goodStep, double learningRate) {
    end();
    session.say(
        "the loss ran away at step "
            + step
            + "; going on from step "
            + goodStep
            + " with learning rate "
            + (float) learningRate);
  }

  /** Leaves the live line behind. */
  void end() {
    line.end();
  }

  static String line(Progress progress) {
    // Decibels follow from a squared error only.
    String quality =
        Double.isNaN(progress.psnr())
            ? String.format(Locale.ROOT, "loss %.4g", progress.loss())
            : String.format(Locale.ROOT, "%.2f dB", progress.psnr());
    return String.format(
        Locale.ROOT,
        "step %d of %d   %s   %s left   %.3f Mpoints/s",
        progress.step(),
        progress.steps(),
        quality,
        LiveLine.time(progress.secondsLeft()),
        progress.pointsPerSecond() * 1e-6);
  }
}
