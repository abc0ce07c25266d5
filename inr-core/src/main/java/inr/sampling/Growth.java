package inr.sampling;

/**
 * Which part of all points a step sees, over the steps of a fit: from a ratio r₀ on. With p = k/T
 * for step k of T; from T on the ratio keeps its end.
 *
 * @see <a href="https://arxiv.org/abs/2405.10531">Zhang et al. 2024, with the schedules of the
 *     authors' code</a>
 */
public enum Growth {
  /** r₀. */
  CONSTANT,
  /** r₀ + p(1 − r₀). */
  LINEAR,
  /** min(r₀ + ⌊10p⌋(1 − r₀)/10, 1): ten stages, the last of which is not 1. */
  STEP,
  /** 1 − ½(1 − r₀)(1 + cos πp). */
  COSINE,
  /** r₀ − ½(r₀ − 0.2)(1 − cos πp): the ratio goes to 0.2. */
  REVERSE_COSINE;

  private static final double STAGES = 10;
  private static final double REVERSE_END = 0.2;

  /**
   * The ratio of a step.
   *
   * @param start r₀, in (0, 1]
   * @param step from 0
   * @param steps T, at least 1
   */
  double ratio(double start, long step, long steps) {
    return at(start, (double) Math.min(step, steps) / steps);
  }

  /** About the ratio of all steps together: that in the middle. */
  double mean(double start) {
    return at(start, 0.5);
  }

  private double at(double start, double progress) {
    return switch (this) {
      case CONSTANT -> start;
      case LINEAR -> start + progress * (1 - start);
      case STEP -> {
        double stage = Math.min(StrictMath.floor(STAGES * progress), STAGES - 1);
        yield Math.min(start + stage * (1 - start) / STAGES, 1);
      }
      case COSINE -> 1 - 0.5 * (1 - start) * (1 + StrictMath.cos(Math.PI * progress));
      case REVERSE_COSINE ->
          start - 0.5 * (start - REVERSE_END) * (1 - StrictMath.cos(Math.PI * progress));
    };
  }
}
