package inr.cli;

import inr.training.Progress;
import inr.training.TrainingListener;
import java.util.Locale;

/** Shows how a fit goes on: one live line on a terminal, a line every ten seconds elsewhere. */
final class LiveProgress implements TrainingListener {
  private static final double SECONDS_BETWEEN_LINES = 10;

  private final Session session;
  private double nextLine = SECONDS_BETWEEN_LINES;
  private int shown;

  LiveProgress(Session session) {
    this.session = session;
  }

  @Override
  public void progress(Progress progress) {
    if (session.terminal()) {
      show(line(progress));
    } else if (progress.seconds() >= nextLine) {
      nextLine = progress.seconds() + SECONDS_BETWEEN_LINES;
      session.say(line(progress));
    }
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
    if (shown > 0) {
      session.err().println();
      shown = 0;
    }
  }

  /**
   * Rewrites the line; one column stays free, since some terminals wrap when the last one is used.
   */
  private void show(String line) {
    String cut = line.substring(0, Math.min(line.length(), Math.max(0, session.columns() - 1)));
    session.err().print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
    session.err().flush();
    shown = cut.length();
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
        time(progress.secondsLeft()),
        progress.pointsPerSecond() * 1e-6);
  }

  private static String time(double seconds) {
    if (!(seconds < 1e6)) {
      return "long";
    }
    long whole = (long) Math.ceil(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }
}
