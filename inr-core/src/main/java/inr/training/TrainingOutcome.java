package inr.training;

/**
 * How a fit ended.
 *
 * @param stoppedBy why
 * @param step steps in all
 * @param seconds of this run
 */
public record TrainingOutcome(StopReason stoppedBy, long step, double seconds) {}
