package inr.optimizer;

/**
 * Factor on the base learning rate as a function of the step, counted from 0. Beyond its horizon a
 * schedule keeps its end.
 */
public sealed interface Schedule {
  /** Factor at {@code step}. */
  double factor(long step);

  /** 1. */
  record Constant() implements Schedule {
    @Override
    public double factor(long step) {
      return 1;
    }
  }

  /**
   * end + (1 − end)/2·(1 + cos(π t/T)).
   *
   * @param steps T, at least 1
   * @param end factor at T, in [0, 1]
   */
  record Cosine(long steps, double end) implements Schedule {
    public Cosine {
      check("cosine", steps, end);
    }

    @Override
    public double factor(long step) {
      return end + (1 - end) / 2 * (1 + StrictMath.cos(Math.PI * Math.min(step, steps) / steps));
    }
  }

  /**
   * end^{t/T}.
   *
   * @param steps T, at least 1
   * @param end factor at T, in (0, 1]
   */
  record Exponential(long steps, double end) implements Schedule {
    public Exponential {
      check("exponential", steps, end);
      if (end == 0) {
        throw new IllegalArgumentException(
            "exponential schedule ends at 0; a positive factor is needed");
      }
    }

    @Override
    public double factor(long step) {
      return StrictMath.pow(end, (double) Math.min(step, steps) / steps);
    }
  }

  /**
   * gamma^⌊t/every⌋.
   *
   * @param every steps between drops, at least 1
   * @param gamma factor of a drop, in (0, 1]
   */
  record Step(long every, double gamma) implements Schedule {
    public Step {
      check("step", every, gamma);
    }

    @Override
    public double factor(long step) {
      long drops = step / every;
      return StrictMath.pow(gamma, (double) drops);
    }
  }

  private static void check(String name, long steps, double factor) {
    if (steps < 1 || !(factor >= 0 && factor <= 1)) {
      throw new IllegalArgumentException(
          name
              + " schedule has "
              + steps
              + " steps and factor "
              + factor
              + "; at least 1 step and a factor of 0 to 1 are needed");
    }
  }
}
