package inr.solve.linear;

import inr.operator.LocalOperator;
import inr.solve.ConjugateGradients;
import java.util.Arrays;
import java.util.Optional;

/**
 * The numbers nearest to a constant c of those that explain data best: argmin ‖A x − y‖² by
 * conjugate gradients from x = c, where c·1 alone explains them best, c = ⟨A1, y⟩/⟨A1, A1⟩. So what
 * A does not see is c, and a constant that is added to x is added to the answer.
 *
 * <p>They are found when they are asked for, once.
 */
final class ExplainedNumbers {
  private static final ConjugateGradients SOLVER = new ConjugateGradients(1000, 1e-10);

  /** Of A1 beside the sums of |weights|: less is rounding of rows that sum to 0, not a constant. */
  private static final double LEAST_SUM = 1e-6;

  private final LocalOperator operator;
  private final double[] measured;
  private final double noise;
  private Optional<double[]> numbers = Optional.empty();

  /**
   * Before they are found.
   *
   * @param noise rms(A x − y) at which to end, 0 for never
   */
  ExplainedNumbers(LocalOperator operator, double[] measured, double noise) {
    this.operator = operator;
    this.measured = measured;
    this.noise = noise;
  }

  /** x, which must not be changed. */
  synchronized double[] all() {
    if (numbers.isEmpty()) {
      double[] x = new double[operator.domain().size()];
      Arrays.fill(x, constant());
      double discrepancy = noise * noise * measured.length;
      SOLVER.explain(operator, x, measured, 0, discrepancy);
      numbers = Optional.of(x);
    }
    return numbers.get();
  }

  /** c; 0 where A sees no constant. */
  private double constant() {
    double common = 0;
    double seen = 0;
    double most = 0;
    for (int row = 0; row < measured.length; row++) {
      double[] sums = new double[2];
      operator.row(
          row,
          (point, weight) -> {
            sums[0] += weight;
            sums[1] += Math.abs(weight);
          });
      common += sums[0] * measured[row];
      seen += sums[0] * sums[0];
      most += sums[1] * sums[1];
    }
    return seen <= LEAST_SUM * LEAST_SUM * most ? 0 : common / seen;
  }
}
