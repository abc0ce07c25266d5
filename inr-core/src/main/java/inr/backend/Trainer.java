package inr.backend;

import inr.circuit.Parameters;

/**
 * A fit under way: whole steps go in, numbers, predictions and parameters come out on request.
 *
 * <p>Every method may throw {@link DeviceException} where the backend works on a device; then only
 * {@link #close} is left to be called.
 */
public interface Trainer extends Evaluator {
  /**
   * Does {@code steps} steps: sample, encode, forward, loss, backward, update. A device may still
   * be at work on them on return; {@link #loss} and whatever else gives numbers waits for it.
   */
  void step(int steps);

  /** Loss of the last step's batch before its update; NaN before the first step. */
  double loss();

  /**
   * Gradient of the last step's batch before its update, in the parameters' layout: for tests and
   * research.
   */
  Parameters gradient();

  /** A copy of the parameters. */
  Parameters parameters();

  /** Everything that a later {@link #restore} needs to go on with the same bits. */
  TrainerState save();

  /** Goes back, or on, to a saved state of the same plan. */
  void restore(TrainerState state);

  /** Whether no number that a later step reads is infinite or NaN. */
  default boolean isFinite() {
    return save().isFinite();
  }

  /** Remembers this state as a good one, in place of the one before; on the host. */
  void mark();

  /** The state that was marked last; also when the device that the trainer works on has failed. */
  TrainerState marked();
}
