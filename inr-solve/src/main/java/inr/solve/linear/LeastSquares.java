package inr.solve.linear;

import inr.operator.ForwardOperator;
import inr.parallel.Workers;
import inr.solve.ConjugateGradients;
import inr.solve.FieldAnswer;
import java.util.function.IntConsumer;

/**
 * The least x of those that explain the data best, argmin ‖A x − y‖², by conjugate gradients from x
 * = 0. Where the noise is known it ends at the discrepancy rms(A x − y) ≤ noise, which leaves out
 * what A hardly sees.
 *
 * @param iterations at most, at least 1
 */
public record LeastSquares(int iterations) implements LinearMethod {
  private static final int USUAL_ITERATIONS = 1000;
  private static final double TOLERANCE = 1e-10;

  public LeastSquares {
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "least squares of " + iterations + " iterations; at least 1 is needed");
    }
  }

  /** A thousand iterations at most. */
  public static LeastSquares of() {
    return new LeastSquares(USUAL_ITERATIONS);
  }

  @Override
  public String name() {
    return "least-squares";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(LinearMeasurements problem, Workers workers, IntConsumer done) {
    return FieldAnswer.of(numbers(problem.operator(), problem.measured(), problem.noise()));
  }

  double[] numbers(ForwardOperator operator, double[] y, double noise) {
    double[] x = new double[operator.domain().size()];
    double discrepancy = noise * noise * y.length;
    new ConjugateGradients(iterations, TOLERANCE).explain(operator, x, y, 0, discrepancy);
    return x;
  }
}
