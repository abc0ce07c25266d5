package inr.sampling;

/**
 * A stretch of an order.
 *
 * @param position where it begins
 * @param points how long it is
 */
record OrderedPoints(Permutation order, long position, int points) implements Batch {
  @Override
  public int point(int index) {
    return (int) order.at(position + index);
  }
}
