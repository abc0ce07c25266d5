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
