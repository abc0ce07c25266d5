package inr.backend;

import inr.grid.Coordinates;

/**
 * A network that can be evaluated anywhere. Not safe for use by several threads at once; owns its
 * workers until closed.
 */
public interface Evaluator extends AutoCloseable {
  /**
   * Predictions f(x) in training units.
   *
   * @param predictions overwritten, {@code [N, C]} point by point: exactly N·C numbers
   */
  void evaluate(Coordinates coordinates, float[] predictions);

  /**
   * Derivatives ∂f_c/∂x_d by the same rules as training (a detached factor stays detached).
   *
   * @param jacobian overwritten, {@code [N, C, D]} point by point: exactly N·C·D numbers
   */
  void jacobian(Coordinates coordinates, float[] jacobian);

  @Override
  void close();
}
