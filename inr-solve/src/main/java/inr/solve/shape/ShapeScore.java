package inr.solve.shape;

import inr.grid.Grid;
import inr.metric.IntersectionOverUnion;

/**
 * How well a field tells a solid.
 *
 * @param intersection places that are inside by both, as a part of those that are inside by one
 * @param error rms of the field's difference from the distance
 * @param nearError the same where that is less than 0.1
 */
public record ShapeScore(double intersection, double error, double nearError) {
  private static final double NEAR = 0.1;

  /** Of values at the points of a grid. */
  public static ShapeScore of(Solid solid, Grid grid, double[] values) {
    double[] at = new double[3];
    IntersectionOverUnion solids = new IntersectionOverUnion();
    long near = 0;
    double sum = 0;
    double nearSum = 0;
    for (int n = 0; n < values.length; n++) {
      grid.coordinates(n, at);
      double distance = solid.distance(at);
      solids.add(distance < 0, values[n] < 0);
      double square = (values[n] - distance) * (values[n] - distance);
      sum += square;
      if (Math.abs(distance) < NEAR) {
        near++;
        nearSum += square;
      }
    }
    return new ShapeScore(
        solids.value(), Math.sqrt(sum / values.length), Math.sqrt(nearSum / near));
  }
}
