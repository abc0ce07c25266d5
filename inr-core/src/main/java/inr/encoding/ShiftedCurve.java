package inr.encoding;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.z;

import inr.formula.Expression;

/** Curves ψ(v) whose copies make an {@link Encoding.ShiftedBasis}, each 1 wide. */
public enum ShiftedCurve {
  /** exp(−v²/2). */
  GAUSSIAN(z().times(z()).times(constant(-0.5)).exp()),

  /** max(0, 1 − |v|). */
  TRIANGLE(constant(1).minus(z().abs()).positivePart()),

  /** sin(πv)/(πv); derivatives are not lost to rounding next to 0. */
  SINC(constant(Math.PI * Math.PI).times(z().times(z())).sincOfSquare()),

  /** sin 2πv. */
  SINE(turns().sin()),

  /** 1 where sin 2πv is positive and 0 elsewhere; its slope is 0. */
  SQUARE(turns().sin().step());

  private final Expression formula;

  ShiftedCurve(Expression formula) {
    this.formula = formula;
  }

  /** ψ of {@link Expression#z}. */
  public Expression formula() {
    return formula;
  }

  private static Expression turns() {
    return constant(2 * Math.PI).times(z());
  }
}
