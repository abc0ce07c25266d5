package inr.backend;

/**
 * A loss of all predictions of a step together, made outside of the trainer: what no mean over
 * points can be, such as ‖A f − y‖² for an operator A. See {@link Trainer#step(inr.sampling.Batch,
 * Objective)}.
 */
@FunctionalInterface
public interface Objective {
  /**
   * L, and ∂L/∂f.
   *
   * @param predictions {@code [N, P]} in training units, point by point in the order of the batch:
   *     read. P numbers come out of a point: f of all channels, then each derivative that the
   *     plan's loss looks at, of all channels
   * @param slopes of the same layout, zeroes: added to or overwritten with ∂L/∂predictions
   * @return L
   */
  double at(double[] predictions, double[] slopes);
}
