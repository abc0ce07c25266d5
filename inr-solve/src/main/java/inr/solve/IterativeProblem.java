package inr.solve;

/**
 * A problem whose data have no simple inverse: conjugate gradients explain them, as far as they go.
 */
public interface IterativeProblem extends Problem {
  /** How far. */
  ConjugateGradients solver();

  @Override
  default void explain(double[] z, double[] y, double weight) {
    solver().explain(operator(), z, y, weight);
  }

  @Override
  default boolean direct() {
    return false;
  }
}
