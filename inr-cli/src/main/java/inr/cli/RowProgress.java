package inr.cli;

import inr.io.image.PictureRows;
import java.util.Locale;

/** Shows how the rows of a large picture go by. */
final class RowProgress {
  /** Nothing is shown of what is done sooner, and no time left is told before. */
  private static final double WORTH_TELLING = 2;

  private final LiveLine line;
  private final int rows;
  private final Stopwatch begun = Stopwatch.start();

  RowProgress(Session session, int rows) {
    this.line = new LiveLine(session);
    this.rows = rows;
  }

  /** The same rows, watched. */
  PictureRows watch(PictureRows source) {
    return (firstRow, count, samples) -> {
      source.read(firstRow, count, samples);
      show(firstRow + count);
    };
  }

  private void show(int done) {
    double seconds = begun.seconds();
    if (seconds >= WORTH_TELLING) {
      line.show(text(done, rows, seconds), seconds);
    }
  }

  static String text(int done, int rows, double seconds) {
    double left = seconds * (rows - done) / done;
    return String.format(Locale.ROOT, "row %d of %d   %s left", done, rows, LiveLine.time(left));
  }

  /** Leaves the live line behind. */
  void end() {
    line.end();
  }
}
