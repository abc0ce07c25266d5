package inr.solve.partial;

import inr.leastsquares.NormalMatrix;
import inr.parallel.Workers;
import java.util.Arrays;

/**
 * A linear combination of functions, fitted by least squares: argmin Σ (b·f − y)² + ε·Σ diag(FᵀF)
 * b² with ε of 10⁻⁹, which only keeps functions apart that the points do not.
 */
public final class Regression {
  private static final double DAMPING = 1e-9;

  private Regression() {}

  /**
   * The factors b.
   *
   * @param rows functions at each point {@code [N, F]}
   * @param values y {@code [N]}
   */
  public static double[] factors(double[][] rows, double[] values, Workers workers) {
    double[] squares = new double[rows[0].length];
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        squares[k] += row[k] * row[k];
      }
    }
    double most = Arrays.stream(squares).max().orElse(1);
    double[] diagonal =
        Arrays.stream(squares).map(s -> Math.max(s, 1e-30 + DAMPING * most)).toArray();
    return new NormalMatrix(rows, values, workers).step(DAMPING, diagonal);
  }

  /** b·f of one point. */
  public static double value(double[] factors, double[] row) {
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum += factors[k] * row[k];
    }
    return sum;
  }
}
