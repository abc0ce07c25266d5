package inr.optimizer;

/**
 * Factor on the base learning rate as a function of the step, counted from 0. Beyond its horizon a
 * schedule keeps its end.
 */
public sealed interface Schedule {
  /** Factor at {@code step}. */
  double factor(long step);

  /** The same schedule stretched to a fit of {@code steps} steps, if it has a horizon. */
  default Schedule over(long steps) {
    return this;
  }

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

    /** Down to a hundredth; to be stretched by {@link #over}. */
    public static Cosine of() {
      return new Cosine(1, 0.01);
    }

    @Override
    public double factor(long step) {
      return end + (1 - end) / 2 * (1 + StrictMath.cos(Math.PI * Math.min(step, steps) / steps));
    }

    @Override
    public Cosine over(long steps) {
      return new Cosine(steps, end);
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

    /** Down to a tenth; to be stretched by {@link #over}. */
    public static Exponential of() {
      return new Exponential(1, 0.1);
    }

    @Override
    public double factor(long step) {
      return StrictMath.pow(end, (double) Math.min(step, steps) / steps);
    }

    @Override
    public Exponential over(long steps) {
      return new Exponential(steps, end);
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

    /** Halves; to be stretched by {@link #over}. */
    public static Step of() {
      return new Step(1, 0.5);
    }

    @Override
    public double factor(long step) {
      long drops = step / every;
      return StrictMath.pow(gamma, (double) drops);
    }

    /** A drop after each quarter. */
    @Override
    public Step over(long steps) {
      return new Step(Math.max(1, steps / 4), gamma);
    }
  }

  /**
   * 1 for a part of the fit, then straight to its end.
   *
   * @param steps T, at least 1
   * @param hold part of T at the full rate, in [0, 1)
   * @param end factor at T, in [0, 1]
   */
  record HoldThenLinear(long steps, double hold, double end) implements Schedule {
    public HoldThenLinear {
      check("hold-then-linear", steps, end);
      requirePart("hold-then-linear", "hold", hold);
    }

    /** Holds 60 %, then down to a hundredth; to be stretched by {@link #over}. */
    public static HoldThenLinear of() {
      return new HoldThenLinear(1, 0.6, 0.01);
    }

    @Override
    public double factor(long step) {
      double done = (double) Math.min(step, steps) / steps;
      return done <= hold ? 1 : 1 + (end - 1) * ((done - hold) / (1 - hold));
    }

    @Override
    public HoldThenLinear over(long steps) {
      return new HoldThenLinear(steps, hold, end);
    }
  }

  /**
   * Straight up from 0 in the first {@code steps} steps, then {@code then}, from its start.
   *
   * @param steps at least 1
   */
  record WarmUp(long steps, Schedule then) implements Schedule {
    public WarmUp {
      check("warm-up", steps, 1);
    }

    /** 100 steps, then a cosine; to be stretched by {@link #over}. */
    public static WarmUp of() {
      return new WarmUp(100, Cosine.of());
    }

    @Override
    public double factor(long step) {
      return step < steps ? (step + 1.0) / steps : then.factor(step - steps);
    }

    @Override
    public WarmUp over(long steps) {
      return new WarmUp(this.steps, then.over(Math.max(1, steps - this.steps)));
    }
  }

  /** How the peaks of {@link Cyclic} change. */
  enum Peaks {
    /** They stay: triangular. */
    EQUAL,
    /** Each is half as high as the one before: triangular2. */
    HALVED,
    /** They fall by gamma each step: exp_range. */
    FALLING
  }

  /**
   * Up and down between base and 1: base + (1 − base)·max(0, 1 − x)·scale with cycle = ⌊1 +
   * t/(2s)⌋, x = |t/s − 2·cycle + 1|.
   *
   * @param half s, steps of half a cycle, at least 1
   * @param base lowest factor, in [0, 1]
   * @param peaks whether scale is 1, 2^{1−cycle} or gammaᵗ
   * @param gamma in (0, 1]; used where peaks fall
   * @see <a href="https://arxiv.org/abs/1506.01186">Smith 2017</a>
   */
  record Cyclic(long half, double base, Peaks peaks, double gamma) implements Schedule {
    public Cyclic {
      check("cyclic", half, base);
      check("cyclic", half, gamma);
    }

    /** Equal peaks every 400 steps, down to a quarter. */
    public static Cyclic of() {
      return new Cyclic(200, 0.25, Peaks.EQUAL, 1);
    }

    @Override
    public double factor(long step) {
      double turns = (double) step / half;
      double cycle = Math.floor(1 + turns / 2);
      double x = Math.abs(turns - 2 * cycle + 1);
      double scale =
          switch (peaks) {
            case EQUAL -> 1;
            case HALVED -> StrictMath.pow(2, 1 - cycle);
            case FALLING -> StrictMath.pow(gamma, (double) step);
          };
      return base + (1 - base) * Math.max(0, 1 - x) * scale;
    }
  }

  /**
   * One cycle: from 1/25 up to 1 in the first 30 % of the fit, then down to 1/25/10⁴, both along a
   * cosine.
   *
   * @param steps T, at least 4
   * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin 2018</a>
   */
  record OneCycle(long steps) implements Schedule {
    private static final double START = 1 / 25.0;
    private static final double END = START / 1e4;
    private static final double RISE = 0.3;

    public OneCycle {
      if (steps < 4) {
        throw new IllegalArgumentException(
            "one-cycle schedule has " + steps + " steps; at least 4 are needed");
      }
    }

    /** To be stretched by {@link #over}. */
    public static OneCycle of() {
      return new OneCycle(4);
    }

    @Override
    public double factor(long step) {
      double top = RISE * steps - 1;
      double last = steps - 1;
      double k = Math.min((double) step, last);
      return k <= top ? between(START, 1, k / top) : between(1, END, (k - top) / (last - top));
    }

    private static double between(double a, double b, double part) {
      return b + (a - b) / 2 * (1 + StrictMath.cos(Math.PI * part));
    }

    @Override
    public OneCycle over(long steps) {
      return new OneCycle(Math.max(4, steps));
    }
  }

  /**
   * Up by the same factor each step: start^{1 − t/(T − 1)}, for range tests.
   *
   * @param steps T, at least 2
   * @param start factor at 0, in (0, 1]
   */
  record Rising(long steps, double start) implements Schedule {
    public Rising {
      check("rising", steps, start);
      if (steps < 2 || start == 0) {
        throw new IllegalArgumentException(
            "rising schedule has "
                + steps
                + " steps and starts at "
                + start
                + "; at least 2 steps and a positive factor are needed");
      }
    }

    /** From a millionth; to be stretched by {@link #over}. */
    public static Rising of() {
      return new Rising(2, 1e-6);
    }

    @Override
    public double factor(long step) {
      double left = (double) (steps - 1 - Math.min(step, steps - 1)) / (steps - 1);
      return StrictMath.pow(start, left);
    }

    @Override
    public Rising over(long steps) {
      return new Rising(Math.max(2, steps), start);
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

  private static void requirePart(String name, String what, double part) {
    if (!(part >= 0 && part < 1)) {
      throw new IllegalArgumentException(
          name + " schedule has " + what + " " + part + "; a part in [0, 1) is needed");
    }
  }
}
