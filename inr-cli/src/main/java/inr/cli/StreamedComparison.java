package inr.cli;

import inr.io.image.PictureStream;
import inr.io.media.MediaOptions;
import inr.metric.PictureMetrics;
import inr.metric.PictureMetricsMeter;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Two large pictures that are compared row by row, so that neither is held. A large one beside a
 * small one is refused before a row of either is computed.
 *
 * @param reference a picture, or a model or coded picture of one
 * @param estimate another
 * @param options how both are read; what its storage lets lie in an array is not large
 * @param alpha how pixels that are not opaque count
 * @param session for words
 */
record StreamedComparison(
    Path reference, Path estimate, MediaOptions options, AlphaUse alpha, Session session) {
  /** The metrics; none if neither of the two is large, or one of them has to be held. */
  Optional<PictureMetrics> metrics() throws IOException {
    Optional<PictureStream> first = ComparedRows.open(reference, options, session);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    try (PictureStream a = first.get()) {
      Optional<PictureStream> second = ComparedRows.open(estimate, options, session);
      if (second.isEmpty()) {
        return Optional.empty();
      }
      try (PictureStream b = second.get()) {
        return isSmall(a) && isSmall(b) ? Optional.empty() : Optional.of(metrics(a, b));
      }
    }
  }

  private boolean isSmall(PictureStream stream) {
    return options.storage().allowsArrayOf(stream.medium());
  }

  private PictureMetrics metrics(PictureStream a, PictureStream b) throws IOException {
    Medium.Picture picture = a.medium();
    ComparedSignal.requireEqual(
        reference, picture.text(), estimate, b.medium().text(), picture.equals(b.medium()));
    PictureMetricsMeter meter = new PictureMetricsMeter(picture);
    int[] row = new int[picture.width() * picture.channels()];
    double[] x = new double[row.length];
    double[] y = new double[row.length];
    try (RowProgress progress = new RowProgress(session, "comparing")) {
      for (int rows = 1; rows <= picture.height(); rows++) {
        take(a, row, x);
        take(b, row, y);
        meter.add(x, y);
        progress.rows(rows, picture.height());
      }
    }
    say(reference, a);
    say(estimate, b);
    return meter.metrics();
  }

  private void take(PictureStream stream, int[] row, double[] numbers) throws IOException {
    System.arraycopy(stream.next(), 0, row, 0, row.length);
    alpha.apply(stream.medium(), row);
    for (int i = 0; i < row.length; i++) {
      numbers[i] = row[i];
    }
  }

  private void say(Path file, PictureStream stream) {
    stream.notes().forEach(note -> session.say(file.getFileName() + ": " + note));
  }
}
