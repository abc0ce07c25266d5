package inr.training;

/**
 * When a fit ends: whatever comes first. A rule that does not apply is infinite.
 *
 * @param steps steps in all, those before a resume included; 0 ends at the start
 * @param seconds of this run, positive
 * @param targetPsnr exact PSNR in dB at which to stop
 * @param patience how long the loss may stand still
 */
public record StopRules(long steps, double seconds, double targetPsnr, Patience patience) {
  public StopRules {
    if (steps < 0) {
      throw new IllegalArgumentException("fit of " + steps + " steps; 0 or more are accepted");
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          "fit of " + seconds + " seconds; a positive time is needed");
    }
    if (Double.isNaN(targetPsnr)) {
      throw new IllegalArgumentException("target PSNR is not a number; dB are needed");
    }
  }

  /**
   * No progress: the mean loss of an epoch was not below {@code (1 − fraction)}·(the best so far)
   * for {@code epochs} epochs.
   *
   * @param fraction of the best loss, 0 to 1
   * @param epochs at least 1; {@link Long#MAX_VALUE} never gives up
   */
  public record Patience(double fraction, long epochs) {
    public Patience {
      if (!(fraction >= 0 && fraction < 1) || epochs < 1) {
        throw new IllegalArgumentException(
            "patience of "
                + epochs
                + " epochs for a fraction of "
                + fraction
                + "; at least 1 epoch and a fraction in [0, 1) are needed");
      }
    }

    /** Never gives up. */
    public static Patience endless() {
      return new Patience(0, Long.MAX_VALUE);
    }
  }

  /** Only the number of steps. */
  public static StopRules steps(long steps) {
    return new StopRules(
        steps, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Patience.endless());
  }

  /** These rules and a limit of time. */
  public StopRules withSeconds(double limit) {
    return new StopRules(steps, limit, targetPsnr, patience);
  }

  /** These rules and a target in dB. */
  public StopRules withTargetPsnr(double target) {
    return new StopRules(steps, seconds, target, patience);
  }

  /** These rules and a patience. */
  public StopRules withPatience(Patience limit) {
    return new StopRules(steps, seconds, targetPsnr, limit);
  }
}
