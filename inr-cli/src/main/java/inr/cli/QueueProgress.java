package inr.cli;

import inr.training.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How several fits go on, some at a time: one live line for all of them. */
final class QueueProgress {
  private final Session session;
  private final int fits;
  private final LiveLine line;
  private final Stopwatch begun = Stopwatch.start();

  /** Fit under way ↦ percents of its steps. */
  private final Map<Path, Double> running = new LinkedHashMap<>();

  private int ended;

  QueueProgress(Session session, int fits) {
    this.session = session;
    this.fits = fits;
    this.line = new LiveLine(session);
  }

  /** The voice of one of them, which says one line at its end and no details. */
  FitVoice voice(Path input) {
    return new FitVoice() {
      @Override
      public void say(String words) {
        session.say(words);
      }

      @Override
      public void tell(String words) {}

      @Override
      public void progress(Progress progress) {
        show(input, 100.0 * progress.step() / Math.max(1, progress.steps()));
      }

      @Override
      public void rolledBack(long step, long goodStep, double learningRate) {
        session.say(input + ": " + LiveProgress.rolledBackWords(step, goodStep, learningRate));
      }

      @Override
      public void end() {}
    };
  }

  private synchronized void show(Path input, double percents) {
    running.put(input, percents);
    line.show(text(), begun.seconds());
  }

  private String text() {
    return running.entrySet().stream()
        .map(
            fit ->
                String.format(
                    Locale.ROOT, "%s %.0f %%", fit.getKey().getFileName(), fit.getValue()))
        .collect(Collectors.joining(", ", ended + " of " + fits + " done   ", ""));
  }

  /** A fit has ended, well or not. */
  synchronized void ended(Path input) {
    running.remove(input);
    ended++;
  }
}
