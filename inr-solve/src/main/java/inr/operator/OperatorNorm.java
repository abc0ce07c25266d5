package inr.operator;

import inr.random.CounterRandom;
import java.util.Arrays;

/** ‖A‖, the most that an operator makes of a vector of length 1. */
public final class OperatorNorm {
  private static final int STEPS = 30;

  private OperatorNorm() {}

  /**
   * By thirty power iterations x ← AᵀA x / ‖AᵀA x‖ from normal numbers: a little too small, by a
   * percent or two where large singular values are close together. 0 if A is.
   */
  public static double of(ForwardOperator operator, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] x = new double[operator.domain().size()];
    double[] y = new double[operator.range().size()];
    Arrays.setAll(x, random::normal);
    double squared = 0;
    for (int k = 0; k < STEPS; k++) {
      double length = 0;
      for (double value : x) {
        length += value * value;
      }
      length = Math.sqrt(length);
      if (length == 0) {
        return 0;
      }
      for (int i = 0; i < x.length; i++) {
        x[i] /= length;
      }
      operator.apply(x, y);
      squared = 0;
      for (double value : y) {
        squared += value * value;
      }
      operator.adjoint(y, x);
    }
    return Math.sqrt(squared);
  }
}
