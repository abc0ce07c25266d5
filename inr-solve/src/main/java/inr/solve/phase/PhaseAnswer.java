package inr.solve.phase;

import inr.circuit.Parameters;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.util.Optional;

/**
 * What a method found.
 *
 * @param numbers x, the numbers of a point together
 * @param network the field that they are samples of, if a network was trained
 */
public record PhaseAnswer(double[] numbers, Optional<Network> network) {
  /**
   * A trained field.
   *
   * @param plan by which it was trained
   * @param parameters of its network
   * @param signal its samples, on the grid and in the range that it was trained on
   * @param steps of the training
   */
  public record Network(TrainingPlan plan, Parameters parameters, Signal signal, int steps) {}

  /** Numbers alone. */
  public static PhaseAnswer of(double[] numbers) {
    return new PhaseAnswer(numbers, Optional.empty());
  }
}
