package inr.sampling;

/** The points of one step, in order. */
public interface Batch {
  /** Number of points. */
  int points();

  /** Number {@code index} of them, as an index into the signal. */
  int point(int index);
}
