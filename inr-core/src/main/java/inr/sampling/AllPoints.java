package inr.sampling;

/**
 * All points as they lie.
 *
 * @param points how many
 */
record AllPoints(int points) implements Batch {
  @Override
  public int point(int index) {
    return index;
  }
}
