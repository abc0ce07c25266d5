package inr.backend;

import inr.circuit.Parameters;
import inr.sampling.Batch;

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

  /**
   * Does one step on an objective from outside in place of the plan's loss: predict, ask it for
   * ∂L/∂f, backward, update by the plan's optimizer and rate. Points go forward twice, so it takes
   * about half as long again as a step of as many points.
   *
   * <p>Bits do not depend on threads as long as the objective's do not. If it throws, nothing has
   * changed.
   *
   * @param batch any points of the signal, as many and as often as wanted; at least one
   * @throws UnsupportedPlanException if the backend takes no objective
   */
  default void step(Batch batch, Objective objective) {
    throw new UnsupportedPlanException(
        "this backend takes no objective from outside; use backend cpu");
  }

  /**
   * Loss of the last step's batch before its update, or what its objective said; NaN before the
   * first step.
   */
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
