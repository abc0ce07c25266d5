package inr.sampling;

import java.util.BitSet;

/** Some points in the order in which they lie, so that what is near in memory stays so. */
final class ChosenPoints implements Batch {
  private final int[] points;

  ChosenPoints(BitSet chosen) {
    this.points = chosen.stream().toArray();
  }

  @Override
  public int points() {
    return points.length;
  }

  @Override
  public int point(int index) {
    return points[index];
  }
}
