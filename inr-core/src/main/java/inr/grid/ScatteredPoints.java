package inr.grid;

import java.util.List;

/**
 * Points at arbitrary places: measured positions, or the vectors of a test. Coordinates {@code [N,
 * D]}, point by point.
 */
public final class ScatteredPoints implements Coordinates {
  private final int dimensions;
  private final double[] values;

  /**
   * Points given one after the other.
   *
   * @param dimensions coordinates of a point, D
   * @param values N·D finite numbers; copied
   */
  public ScatteredPoints(int dimensions, double... values) {
    if (dimensions < 1 || values.length == 0 || values.length % dimensions != 0) {
      throw new IllegalArgumentException(
          values.length + " numbers do not make points of " + dimensions + " coordinates");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("coordinate " + value + " is not finite");
      }
    }
    this.dimensions = dimensions;
    this.values = values.clone();
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public long points() {
    return values.length / dimensions;
  }

  @Override
  public List<Integer> samples() {
    return List.of(Math.toIntExact(points()));
  }

  @Override
  public void coordinates(long point, double[] coordinates) {
    System.arraycopy(values, Math.toIntExact(point * dimensions), coordinates, 0, dimensions);
  }
}
