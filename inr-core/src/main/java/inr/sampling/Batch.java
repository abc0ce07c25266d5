package inr.sampling;

/** The points of one step, in order. */
public final class Batch {
  private final int points;
  private final long position;
  private final Permutation order;
  private final boolean inOrder;

  private Batch(int points, long position, Permutation order, boolean inOrder) {
    this.points = points;
    this.position = position;
    this.order = order;
    this.inOrder = inOrder;
  }

  /** All points of the signal as they lie. */
  static Batch all(int points) {
    return new Batch(points, 0, new Permutation(points, 0, 0), true);
  }

  /** Places {@code position} to {@code position + points} of an order. */
  static Batch of(Permutation order, long position, int points) {
    return new Batch(points, position, order, false);
  }

  /** Number of points. */
  public int points() {
    return points;
  }

  /** Number {@code index} of them, as an index into the signal. */
  public int point(int index) {
    return (int) (inOrder ? index : order.at(position + index));
  }
}
