package inr.backend;

import inr.circuit.Jet;
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

  /**
   * Predictions and derivatives that are carried along with them, in training units. What an
   * activation holds passes no gradient in training, but here it changes with the coordinates.
   *
   * @param values overwritten, {@code [N, 1 + derivatives, C]} point by point
   * @throws IllegalArgumentException if the network has no such derivatives
   * @throws UnsupportedPlanException if the backend carries none
   */
  void jet(Jet jet, Coordinates coordinates, float[] values);

  @Override
  void close();
}
