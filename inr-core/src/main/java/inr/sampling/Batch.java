package inr.sampling;

/** The points of one step, in order. */
public interface Batch {
  /**
   * Points in an order.
   *
   * @param points indices into the signal; not copied
   */
  static Batch of(int[] points) {
    return new ListedPoints(points);
  }

  /** Number of points. */
  int points();

  /** Number {@code index} of them, as an index into the signal. */
  int point(int index);
}
