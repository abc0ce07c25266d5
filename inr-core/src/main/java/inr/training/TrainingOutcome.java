package inr.training;

import inr.backend.TrainerState;

/**
 * How a fit ended.
 *
 * @param stoppedBy why
 * @param state of the trainer then: nothing more is needed of it
 * @param seconds of this run
 */
public record TrainingOutcome(StopReason stoppedBy, TrainerState state, double seconds) {
  /** Steps in all. */
  public long step() {
    return state.step();
  }
}
