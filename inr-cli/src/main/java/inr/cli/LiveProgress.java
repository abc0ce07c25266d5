package inr.cli;

import inr.io.RowWatch;
import inr.training.Progress;
import java.nio.file.Path;
import java.util.Locale;

/** The voice of a single fit; shows how it goes on, see {@link LiveLine}. */
final class LiveProgress implements FitVoice {
  private final Session session;
  private final LiveLine line;

  LiveProgress(Session session) {
    this.session = session;
    this.line = new LiveLine(session);
  }

  @Override
  public void say(String words) {
    session.say(words);
  }

  @Override
  public void tell(String words) {
    session.say(words);
  }

  @Override
  public RowWatch reading(Path file) {
    return new RowProgress(session, "reading " + file.getFileName());
  }

  @Override
  public void progress(Progress progress) {
    line.show(line(progress), progress.seconds());
  }

  @Override
  public void rolledBack(long step, long goodStep, double learningRate) {
    end();
    session.say(rolledBackWords(step, goodStep, learningRate));
  }

  /** Words on a fit that goes on from an earlier step. */
  static String rolledBackWords(long step, long goodStep, double learningRate) {
    return "the loss ran away at step "
        + step
        + "; going on from step "
        + goodStep
        + " with learning rate "
        + (float) learningRate;
  }

  @Override
  public void end() {
    line.end();
  }

  static String line(Progress progress) {
    return String.format(
        Locale.ROOT,
        "step %d of %d   %s   %.3f Mpoints/s%s",
        progress.step(),
        progress.steps(),
        progress.quality(),
        progress.pointsPerSecond() * 1e-6,
        LiveLine.left(progress.seconds(), progress.secondsLeft()));
  }
}
