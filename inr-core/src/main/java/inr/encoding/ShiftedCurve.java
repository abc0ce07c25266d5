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
  SINC(sinc()),

  /** sin 2πv. */
  SINE(turns().sin()),

  /** 1 where sin 2πv is positive and 0 elsewhere; its slope is 0. */
  SQUARE(turns().sin().step());

  /** Of the series, which leaves 1e-12 at the end of its reach. */
  private static final int TERMS = 7;

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

  /** sin(p)/p of p = πv, by its series in p² where that is below 1: elsewhere nothing cancels. */
  private static Expression sinc() {
    Expression square = constant(Math.PI * Math.PI).times(z().times(z()));
    Expression near = constant(1).minus(square).step();
    // 0 where the series is not asked for, or its powers would overflow there.
    Expression small = near.times(square);
    Expression series = constant(1);
    for (int k = TERMS - 1; k > 0; k--) {
      Expression ratio = constant(-1.0 / (2 * k * (2 * k + 1)));
      series = constant(1).plus(ratio.times(small).times(series));
    }
    Expression far = square.plus(near);
    Expression quotient = far.sqrt().sin().times(far.inverseSqrt());
    return near.times(series).plus(constant(1).minus(near).times(quotient));
  }
}
