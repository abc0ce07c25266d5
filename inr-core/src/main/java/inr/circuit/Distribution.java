package inr.circuit;

import inr.random.CounterRandom;

/** How the initial values of one parameter tensor are drawn. */
public sealed interface Distribution {
  /** Value number {@code index}. */
  double draw(CounterRandom random, long index);

  /**
   * Uniform in [−bound, bound).
   *
   * @param bound 0 or more
   */
  record Uniform(double bound) implements Distribution {
    public Uniform {
      check("uniform", bound);
    }

    @Override
    public double draw(CounterRandom random, long index) {
      return bound * (2 * random.uniform(index) - 1);
    }
  }

  /**
   * Normal with mean 0.
   *
   * @param deviation standard deviation, 0 or more
   */
  record Normal(double deviation) implements Distribution {
    public Normal {
      check("normal", deviation);
    }

    @Override
    public double draw(CounterRandom random, long index) {
      return deviation * random.normal(index);
    }
  }

  /**
   * Gamma distribution of density proportional to x^(shape − 1) e^(−rate·x).
   *
   * @param shape positive, at most 2¹⁰
   * @param rate positive
   * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang 2000</a>
   */
  record Gamma(double shape, double rate) implements Distribution {
    /** Trials for which random numbers are set aside; all but one in 10²⁰ values need fewer. */
    private static final long TRIALS = 32;

    public Gamma {
      if (!(shape > 0 && shape <= 1 << 10 && rate > 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "gamma distribution has shape "
                + shape
                + " and rate "
                + rate
                + "; a shape above 0 up to 1024 and a positive rate are needed");
      }
    }

    /** For a shape below 1 that of shape + 1, times a power of a uniform number. */
    @Override
    public double draw(CounterRandom random, long index) {
      double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
      double value = d;
      for (long trial = index * TRIALS; trial < (index + 1) * TRIALS - 1; trial++) {
        double normal = random.normal(2 * trial);
        double root = 1 + normal / Math.sqrt(9 * d);
        double v = root * root * root;
        double u = 1 - random.uniform(4 * trial + 2);
        if (v > 0 && StrictMath.log(u) < normal * normal / 2 + d - d * v + d * StrictMath.log(v)) {
          value = d * v;
          break;
        }
      }
      double last = 1 - random.uniform(4 * ((index + 1) * TRIALS - 1));
      return (shape < 1 ? value * StrictMath.pow(last, 1 / shape) : value) / rate;
    }
  }

  /** The same value everywhere. */
  record Constant(double value) implements Distribution {
    @Override
    public double draw(CounterRandom random, long index) {
      return value;
    }
  }

  /** U(±1/√fanIn): the default of PyTorch's linear layer for weight and bias. */
  static Distribution pytorch(int fanIn) {
    return new Uniform(1 / Math.sqrt(fanIn));
  }

  /** U(±1/fanIn): the first layer of SIREN. */
  static Distribution sineFirst(int fanIn) {
    return new Uniform(1.0 / fanIn);
  }

  /** U(±√(6/fanIn)/ω₀): the other layers of SIREN, the last one included. */
  static Distribution sineHidden(int fanIn, double omega0) {
    return new Uniform(Math.sqrt(6.0 / fanIn) / omega0);
  }

  /** N(0, 2/fanIn): Kaiming's rule for ReLU and its smooth relatives. */
  static Distribution kaiming(int fanIn) {
    return new Normal(Math.sqrt(2.0 / fanIn));
  }

  /** N(0, 2/(fanIn + fanOut)): Xavier's rule for tanh. */
  static Distribution xavier(int fanIn, int fanOut) {
    return new Normal(Math.sqrt(2.0 / (fanIn + fanOut)));
  }

  private static void check(String name, double scale) {
    if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " distribution has scale " + scale + "; 0 or more is needed");
    }
  }
}
