package inr.formula;

import static inr.formula.Expression.constant;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Elementary functions of one argument: value in double precision, by the bit-exact functions of
 * {@link StrictMath}, and derivative as an expression of the argument.
 */
public enum Function {
  SIN(StrictMath::sin, u -> u.cos()),
  COS(StrictMath::cos, u -> u.sin().times(constant(-1))),
  /** sin(½πu): the sine of u quarter turns. */
  SIN_QUARTERS(QuarterTurns::sin, u -> constant(Math.PI / 2).times(u.cosQuarters())),
  /** cos(½πu): the cosine of u quarter turns. */
  COS_QUARTERS(QuarterTurns::cos, u -> constant(-Math.PI / 2).times(u.sinQuarters())),
  EXP(StrictMath::exp, u -> u.exp()),
  TANH(StrictMath::tanh, u -> constant(1).minus(u.tanh().times(u.tanh()))),
  ERF(
      ErrorFunction::erf,
      u -> constant(2 / Math.sqrt(Math.PI)).times(u.times(u).times(constant(-1)).exp())),
  ATAN(StrictMath::atan, u -> constant(1).plus(u.times(u)).reciprocal()),
  LOG(StrictMath::log, u -> u.reciprocal()),
  LOG1P(StrictMath::log1p, u -> constant(1).plus(u).reciprocal()),
  /** The nearest whole number, halves to the even one. */
  ROUND(Math::rint, u -> constant(0)),
  SQRT(Math::sqrt, u -> constant(0.5).times(u.inverseSqrt())),
  /**
   * 1/√max(u, 1e-30): finite at 0, where a product such as the slope of sin t·√|t| has another
   * factor that vanishes.
   */
  INVERSE_SQRT(
      u -> 1 / Math.sqrt(Math.max(u, 1e-30)),
      u -> constant(-0.5).times(u.inverseSqrt()).times(u.reciprocal())),
  RECIPROCAL(u -> 1 / u, u -> u.reciprocal().times(u.reciprocal()).times(constant(-1))),
  ABS(Math::abs, u -> u.sign()),
  /** −1, 0 or 1. */
  SIGN(Math::signum, u -> constant(0)),
  /** max(0, u), with slope 0 at 0. */
  POSITIVE_PART(u -> Math.max(0, u), u -> u.step()),
  /** 1 where u > 0, else 0. */
  STEP(u -> u > 0 ? 1 : 0, u -> constant(0));

  private final DoubleUnaryOperator value;
  private final UnaryOperator<Expression> slope;

  Function(DoubleUnaryOperator value, UnaryOperator<Expression> slope) {
    this.value = value;
    this.slope = slope;
  }

  /** Value at {@code u}. */
  public double apply(double u) {
    return value.applyAsDouble(u);
  }

  /** Derivative at {@code u}, as an expression. */
  Expression slope(Expression u) {
    return slope.apply(u);
  }
}
