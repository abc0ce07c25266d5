package inr.sampling;

/** Points by their numbers. */
final class ListedPoints implements Batch {
  private final int[] points;

  ListedPoints(int[] points) {
    this.points = points;
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
