package inr.cli;

import inr.sampling.Sampler;
import inr.signal.Medium;

/**
 * What a fit does when it is not told: by medium and size, measured for about a minute on two
 * cores. Settings of the networks stand in {@link ModelKind}.
 *
 * @param model which network
 * @param sampler points of a step
 * @param schedule of the learning rate
 * @param steps in all
 */
record FitDefaults(ModelKind model, Sampler sampler, ScheduleKind schedule, long steps) {
  /** Points of a step; a signal with no more than twice as many is seen whole in every step. */
  private static final int BATCH = 8192;

  /** Points that a default network sees in about a minute on two cores. */
  private static final long POINTS_IN_A_MINUTE = 24_000_000;

  /** More steps than these do not pay, however small the signal is. */
  private static final long MOST_STEPS = 5000;

  static FitDefaults of(Medium medium, long points) {
    ModelKind model = ModelKind.SIREN;
    Sampler sampler =
        points <= 2L * BATCH ? new Sampler.FullGrid() : new Sampler.RandomBatches(BATCH);
    long steps = Math.min(MOST_STEPS, POINTS_IN_A_MINUTE / sampler.batchPoints(0, points));
    return new FitDefaults(model, sampler, ScheduleKind.COSINE, steps);
  }

  /**
   * Octaves of a positional encoding: the largest whose highest frequency stays below a quarter of
   * the samples, ⌊log₂(n/4)⌋.
   */
  static int octaves(int shortestSide) {
    return Math.max(1, 31 - Integer.numberOfLeadingZeros(Math.max(1, shortestSide / 4)));
  }

  /**
   * Deviation of random Fourier features in cycles per unit: 5 for pictures, the 10 of Tancik et
   * al. on an interval twice as long; for a sound an eightieth of its frames, which is a fortieth
   * of its sampling rate.
   */
  static double sigma(Medium medium) {
    return medium instanceof Medium.Sound sound ? Math.max(1, sound.frames() / 80.0) : 5;
  }
}
