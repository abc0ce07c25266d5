package inr.cli;

import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.signal.Medium;

/**
 * What a fit does when it is not told: by medium and size, measured for about a minute on two
 * cores. Settings of the networks stand in {@link ModelKind}.
 *
 * @param model which network
 * @param sampler points of a step
 * @param schedule of the learning rate
 */
record FitDefaults(ModelKind model, Sampler sampler, ScheduleKind schedule) {
  private static final int PICTURE_BATCH = 2048;
  private static final int SOUND_BATCH = 4096;

  /** Points times parameters that two cores train in about a minute. */
  private static final double WORK_OF_A_MINUTE = 2.4e12;

  /** More steps than these do not pay, however small signal and network are. */
  private static final long MOST_STEPS = 10_000;

  static FitDefaults of(Medium medium) {
    return medium instanceof Medium.Sound
        ? new FitDefaults(
            ModelKind.SIREN_RFF, new Sampler.RandomBatches(SOUND_BATCH), ScheduleKind.COSINE)
        : new FitDefaults(
            ModelKind.SIREN, new Sampler.RandomBatches(PICTURE_BATCH), ScheduleKind.COSINE);
  }

  /** Steps of a plan for a signal of {@code points} points: about a minute of work. */
  static long steps(TrainingPlan plan, long points) {
    double work = (double) plan.sampler().batchPoints(0, points) * plan.network().layout().size();
    return Math.max(1, Math.min(MOST_STEPS, (long) (WORK_OF_A_MINUTE / work)));
  }

  /**
   * Octaves of a positional encoding: the largest whose highest frequency stays below a quarter of
   * the samples, ⌊log₂(n/4)⌋.
   */
  static int octaves(int shortestSide) {
    return Math.max(1, 31 - Integer.numberOfLeadingZeros(Math.max(1, shortestSide / 4)));
  }

  /**
   * Deviation of random Fourier features in cycles per unit: 10 for pictures, twice the 10 of
   * Tancik et al., whose interval is half as long; for a sound a two-hundredth of its frames, which
   * is a hundredth of its sampling rate: 441 Hz at 44,100.
   */
  static double sigma(Medium medium) {
    return medium instanceof Medium.Sound sound ? Math.max(1, sound.frames() / 200.0) : 10;
  }
}
