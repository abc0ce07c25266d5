package inr.cpu.kernel;

import inr.formula.Function;
import java.util.function.DoubleUnaryOperator;

/**
 * The elementary functions of {@link ScalarMath} and {@link StripMath} beside the true ones and the
 * errors that {@link StripMath} states.
 */
enum ElementaryFunction {
  SIN_QUARTERS(
      ScalarMath::sinQuarters,
      StripMath::sinQuarters,
      Function.SIN_QUARTERS::apply,
      1.61,
      0.0024863724f),
  COS_QUARTERS(
      ScalarMath::cosQuarters,
      StripMath::cosQuarters,
      Function.COS_QUARTERS::apply,
      1.57,
      0.9950739f),
  EXP(ScalarMath::exp, StripMath::exp, StrictMath::exp, 1.04, 26.730072f),
  TANH(ScalarMath::tanh, StripMath::tanh, StrictMath::tanh, 2.57, 0.062023256f),
  /** From 6 on, 1 − erf is less than half the spacing of doubles below 1. */
  ERF(
      ScalarMath::erf,
      StripMath::erf,
      x -> Math.abs(x) < 6 ? Function.ERF.apply(x) : Math.signum(x),
      1.09,
      1.0620068f),
  ATAN(ScalarMath::atan, StripMath::atan, StrictMath::atan, 1.81, 1.0560272f),
  LOG(ScalarMath::log, StripMath::log, StrictMath::log, 0.92, 1.5664918f),
  /** NaN at −1, too, where the true function is infinite. */
  LOG1P(
      ScalarMath::log1p,
      StripMath::log1p,
      x -> x == -1 ? Double.NaN : StrictMath.log1p(x),
      1.46,
      0.41435453f);

  private interface Scalar {
    float apply(float x);
  }

  private interface Strip {
    void apply(StripMath math, float[] a, int aOffset, float[] out, int outOffset, int n);
  }

  /** Stated error: the largest over all floats, in float spacings at the true value, rounded up. */
  final double stated;

  /** An argument at which the error is largest. */
  final float worst;

  private final Scalar scalar;
  private final Strip strip;
  private final DoubleUnaryOperator truth;

  ElementaryFunction(
      Scalar scalar, Strip strip, DoubleUnaryOperator truth, double stated, float worst) {
    this.scalar = scalar;
    this.strip = strip;
    this.truth = truth;
    this.stated = stated;
    this.worst = worst;
  }

  /** The function of {@link ScalarMath}. */
  float apply(float x) {
    return scalar.apply(x);
  }

  /** The function of {@code math} over a whole array. */
  void apply(StripMath math, float[] a, float[] out) {
    strip.apply(math, a, 0, out, 0, a.length);
  }

  /**
   * |y − f(x)| in float spacings at f(x). Where f(x) rounds to infinity or is NaN, only that is
   * right.
   */
  double error(float x, float y) {
    double exact = truth.applyAsDouble(x);
    if (Double.isNaN(exact) || Float.isInfinite((float) exact)) {
      return Float.compare(y, (float) exact) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    int exponent = Math.max(Math.getExponent(exact), Float.MIN_EXPONENT);
    double error = Math.abs(y - exact) / Math.scalb(1.0, exponent - 23);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
