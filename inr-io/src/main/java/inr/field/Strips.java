package inr.field;

import inr.signal.Medium;

/**
 * The rows that a fit of a picture is measured on: all of them, or of a large picture one of so
 * many strips, evenly spread, since all of its points take longer to compute than the fit.
 *
 * @param width of the picture
 * @param height of the picture
 * @param rows of a strip; the lowest strip may have fewer
 * @param every one of so many strips is measured, the middle one
 */
public record Strips(int width, int height, int rows, int every) {
  /** Points that are measured at most: two cores render them in some 20 seconds. */
  static final long MOST_POINTS = 1 << 24;

  /** Rows of a strip; SSIM has no place for its window in ten of them. */
  private static final int ROWS = 64;

  /** All rows, as one strip. */
  static Strips all(Medium.Picture picture) {
    return new Strips(picture.width(), picture.height(), picture.height(), 1);
  }

  /** All rows up to {@link #MOST_POINTS} points, else strips of about as many. */
  static Strips of(Medium.Picture picture) {
    long points = (long) picture.width() * picture.height();
    if (points <= MOST_POINTS) {
      return all(picture);
    }
    int strips = (picture.height() - 1) / ROWS + 1;
    int every = (int) Math.min(strips, (points + MOST_POINTS - 1) / MOST_POINTS);
    return new Strips(picture.width(), picture.height(), ROWS, every);
  }

  /** What takes a strip. */
  interface Consumer {
    void accept(int firstRow, int count);
  }

  /** Hands over the strips from top to bottom. */
  void forEach(Consumer consumer) {
    for (long first = (long) every / 2 * rows; first < height; first += (long) every * rows) {
      consumer.accept((int) first, (int) Math.min(rows, height - first));
    }
  }

  /** Points in the strips. */
  public long points() {
    long[] points = new long[1];
    forEach((first, count) -> points[0] += (long) count * width);
    return points[0];
  }

  /** Whether there is no row outside of the strips. */
  boolean areAll() {
    return every == 1;
  }

  /** In words. */
  String text() {
    return areAll() ? "all rows" : "one of every " + every + " strips of " + rows + " rows";
  }
}
