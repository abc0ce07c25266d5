package inr.training;

import inr.backend.TrainerState;
import inr.circuit.Parameters;

/**
 * How a fit ended.
 *
 * @param stoppedBy why
 * @param state of the trainer then: nothing more is needed of it
 * @param parameters of the model that came out
 * @param seconds of this run
 */
public record TrainingOutcome(
    StopReason stoppedBy, TrainerState state, Parameters parameters, double seconds) {
  /** Steps in all. */
  public long step() {
    return state.step();
  }
}
