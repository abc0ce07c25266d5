package inr.stages;

import java.util.function.DoubleUnaryOperator;

/**
 * Values y of a function at places x of [−1, 1], in growing order.
 *
 * @param x places {@code [N]}
 * @param y values {@code [N]}
 */
record Observations(double[] x, double[] y) {
  Observations {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " places but " + y.length + " values");
    }
    for (int i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i]) <= 1 && Double.isFinite(y[i]))) {
        throw new IllegalArgumentException(
            "value " + y[i] + " at " + x[i] + "; finite values at places in [−1, 1] are needed");
      }
      if (i > 0 && !(x[i] > x[i - 1])) {
        throw new IllegalArgumentException("place " + x[i] + " does not lie behind " + x[i - 1]);
      }
    }
  }

  /**
   * Of a function on [low, high] at Chebyshev's nodes: they lie closer to one another near the
   * ends, where fits at equal distances are worst.
   */
  static Observations of(DoubleUnaryOperator function, double low, double high, int points) {
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = -StrictMath.cos(Math.PI * (i + 0.5) / points);
      y[i] = function.applyAsDouble(low + (x[i] + 1) / 2 * (high - low));
    }
    return new Observations(x, y);
  }

  /** The same places with other values. */
  Observations with(double[] values) {
    return new Observations(x, values);
  }

  /** Root mean square of the values. */
  double magnitude() {
    double sum = 0;
    for (double value : y) {
      sum += value * value;
    }
    return Math.sqrt(sum / y.length);
  }

  /**
   * Root mean square of the slope over that of the values, which is ω of a sine: √(Σ(Δy)²/Δx) / √(Σ
   * y²Δx).
   */
  double frequency() {
    double slopes = 0;
    double values = 0;
    for (int i = 1; i < x.length; i++) {
      double dx = x[i] - x[i - 1];
      double dy = y[i] - y[i - 1];
      slopes += dy * dy / dx;
      values += y[i] * y[i] * dx;
    }
    return Math.sqrt(slopes / values);
  }
}
