package inr.solve.linear;

import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import java.util.function.IntConsumer;

/**
 * The numbers nearest to a constant of those that explain the data best, argmin ‖A x − y‖², by a
 * thousand conjugate gradients at most. The constant is the one that alone explains them best.
 * Where the noise is known it ends at the discrepancy rms(A x − y) ≤ noise, which leaves out what A
 * hardly sees.
 */
public record LeastSquares() implements LinearMethod {
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
    return FieldAnswer.of(problem.least().clone());
  }
}
