package inr.cli;

import inr.contest.Row;
import inr.training.Progress;
import java.nio.file.Path;

/** How a contest goes on: one live line for all fits, and a line for each that fails. */
final class ContestProgress {
  private final Session session;
  private final int fits;
  private final boolean quiet;
  private final LiveLine line;
  private final Stopwatch begun = Stopwatch.start();
  private int done;

  ContestProgress(Session session, int fits, boolean quiet) {
    this.session = session;
    this.fits = fits;
    this.quiet = quiet;
    this.line = new LiveLine(session);
  }

  /** Fits that have a row. */
  int done() {
    return done;
  }

  /** The voice of a fit. */
  FitVoice voice(Path input, Row.Entry entry) {
    if (quiet) {
      return FitVoice.SILENT;
    }
    String which = input.getFileName() + " " + entry.model() + " seed " + entry.seed() + "   ";
    return new FitVoice() {
      @Override
      public void say(String words) {
        session.say(which.strip() + ": " + words);
      }

      @Override
      public void tell(String words) {}

      @Override
      public void progress(Progress progress) {
        line.show(
            done + " of " + fits + " fits done   " + which + LiveProgress.line(progress),
            begun.seconds());
      }

      @Override
      public void rolledBack(long step, long goodStep, double learningRate) {
        say(LiveProgress.rolledBackWords(step, goodStep, learningRate));
      }

      @Override
      public void end() {}
    };
  }

  /** A fit has its row. */
  void ended(Row row) {
    done++;
    if (row.result().isEmpty() && !quiet) {
      session.say(row.entry().input() + " " + row.entry().model() + ": no result: " + row.status());
    }
  }

  /** The live line is left behind. */
  void end() {
    line.end();
  }
}
