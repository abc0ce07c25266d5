package inr.sampling;

/**
 * When a sampler looks at the errors of all points anew, over the T steps of a fit: before each
 * step k with k mod interval = 0.
 *
 * @see <a href="https://arxiv.org/abs/2405.10531">Zhang et al. 2024, with the strategies of the
 *     authors' code</a>
 */
public enum Looks {
  /** Before every step. */
  DENSE,
  /** Before every second step. */
  EVERY_SECOND,
  /**
   * Before every step of the first quarter; then every 10, 20, 30, 40, 50 over five equal parts.
   */
  INCREMENTAL,
  /** Every 90, 80, … 10, 1 over ten equal parts. */
  REVERSE_INCREMENTAL;

  /** Whether errors are looked at before a step. */
  boolean before(long step, long steps) {
    return step % interval(step, steps) == 0;
  }

  private long interval(long step, long steps) {
    return switch (this) {
      case DENSE -> 1;
      case EVERY_SECOND -> 2;
      case INCREMENTAL -> {
        long quarter = steps / 4;
        yield step < quarter ? 1 : 10 * (1 + part(step - quarter, steps - quarter, 5));
      }
      case REVERSE_INCREMENTAL -> Math.max(1, 90 - 10 * part(step, steps, 10));
    };
  }

  private static long part(long step, long steps, long parts) {
    long length = Math.max(1, steps / parts);
    return Math.min(parts - 1, step / length);
  }
}
