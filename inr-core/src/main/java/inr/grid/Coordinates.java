package inr.grid;

import java.util.List;

/** An ordered set of N points with D coordinates each: {@code [N, D]}. */
public sealed interface Coordinates permits Grid, ScatteredPoints {
  /** Number of coordinates of a point, D. */
  int dimensions();

  /** Number of points, N. */
  long points();

  /** Points along each axis, slowest first; one axis of all points where there is no grid. */
  List<Integer> samples();

  /**
   * Writes the D coordinates of one point, computed in double precision from integers.
   *
   * @param point index of the point, 0 to N − 1
   * @param coordinates written from 0 to D − 1
   */
  void coordinates(long point, double[] coordinates);
}
