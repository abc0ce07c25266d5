package inr.cli;

import inr.io.RowWatch;
import inr.io.image.PictureRows;
import java.util.Locale;

/** Shows how the rows of a large picture go by. */
final class RowProgress implements RowWatch, AutoCloseable {
  private final LiveLine line;
  private final String work;
  private final Stopwatch begun = Stopwatch.start();

  /**
   * Progress from now on.
   *
   * @param work that is done with the rows, such as {@code reading a.png}
   */
  RowProgress(Session session, String work) {
    this.line = new LiveLine(session);
    this.work = work;
  }

  /** The rows of a source, watched. */
  PictureRows watch(PictureRows source, int all) {
    return (firstRow, count, samples) -> {
      source.read(firstRow, count, samples);
      rows(firstRow + count, all);
    };
  }

  /** Nothing is shown of what is done sooner than an estimate is worth something. */
  @Override
  public void rows(int done, int all) {
    double seconds = begun.seconds();
    if (LiveLine.knowsTime(seconds) && line.isDue(seconds)) {
      line.show(text(work, done, all, seconds), seconds);
    }
  }

  static String text(String work, int done, int all, double seconds) {
    double left = seconds * (all - done) / done;
    return String.format(
        Locale.ROOT, "%s: row %d of %d%s", work, done, all, LiveLine.left(seconds, left));
  }

  /** Leaves the live line behind. */
  @Override
  public void close() {
    line.end();
  }
}
