package inr.cli;

import inr.field.tiled.TileWatch;
import java.util.Locale;

/** Shows how the tiles of a picture go by. */
final class TileProgress implements TileWatch, AutoCloseable {
  private final Session session;
  private LiveLine line;
  private final boolean quiet;
  private Stopwatch begun = Stopwatch.start();
  private Work known = Work.READ;

  TileProgress(Session session, boolean quiet) {
    this.session = session;
    this.line = new LiveLine(session);
    this.quiet = quiet;
  }

  @Override
  public void tiles(Work work, int done, int all) {
    if (work != known) {
      known = work;
      begun = Stopwatch.start();
      line = new LiveLine(session);
    }
    double seconds = begun.seconds();
    if (!quiet && line.isDue(seconds)) {
      line.show(text(work, done, all, seconds), seconds);
    }
  }

  private static String text(Work work, int done, int all, double seconds) {
    return String.format(
        Locale.ROOT,
        "%s: tile %d of %d%s",
        words(work),
        done,
        all,
        LiveLine.left(seconds, seconds * (all - done) / done));
  }

  private static String words(Work work) {
    return switch (work) {
      case READ -> "reading";
      case FIT -> "fitting";
      case MEASURE -> "measuring";
    };
  }

  /** Leaves the live line behind. */
  @Override
  public void close() {
    line.end();
  }
}
