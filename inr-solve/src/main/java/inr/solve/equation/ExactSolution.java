package inr.solve.equation;

import inr.grid.Grid;

/** A solution that is known, or computed to the last digits of a double. */
@FunctionalInterface
public interface ExactSolution {
  /** All unknowns at a point. */
  double[] at(double[] x);

  /** On a grid, {@code [N, C]}. */
  default double[] on(Grid grid, int unknowns) {
    double[] values = new double[Math.toIntExact(grid.points() * unknowns)];
    double[] x = new double[grid.dimensions()];
    for (int n = 0; n < grid.points(); n++) {
      grid.coordinates(n, x);
      System.arraycopy(at(x), 0, values, n * unknowns, unknowns);
    }
    return values;
  }
}
