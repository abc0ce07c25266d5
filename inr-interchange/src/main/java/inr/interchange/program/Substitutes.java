package inr.interchange.program;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.z;

import inr.formula.Expression;
import inr.formula.Function;
import java.util.List;

/** Functions that a language lacks, as formulas of those that every language has. */
final class Substitutes {
  /** What {@link Function#INVERSE_SQRT} takes for less. */
  private static final double LEAST = 1e-30;

  private Substitutes() {}

  /** The same value without this function. */
  static Expression of(Expression.Call call) {
    return formula(call.function()).with(List.of(call.argument()));
  }

  private static Expression formula(Function function) {
    return switch (function) {
      case SIN_QUARTERS -> reduced().sin();
      case COS_QUARTERS -> reduced().cos();
      case LOG1P -> constant(1).plus(z()).log();
      case RECIPROCAL -> constant(1).over(z());
      case INVERSE_SQRT ->
          constant(1).over(z().minus(constant(LEAST)).positivePart().plus(constant(LEAST)).sqrt());
      case STEP -> z().sign().positivePart();
      case ERF -> errorFunction();
      default -> throw new IllegalStateException("every language has " + function);
    };
  }

  /** Radians of so many quarter turns, in [−π, π]: whole turns are taken off exactly. */
  private static Expression reduced() {
    Expression turns = constant(0.25).times(z()).round();
    return constant(Math.PI / 2).times(z().minus(constant(4).times(turns)));
  }

  /**
   * erf within 1.5e-7: sign z·(1 − (a₁t + … + a₅t⁵) exp(−z²)) with t = 1/(1 + p|z|).
   *
   * @see <a href="https://personal.math.ubc.ca/~cbm/aands/page_299.htm">Abramowitz and Stegun
   *     7.1.26</a>
   */
  private static Expression errorFunction() {
    Expression t = constant(1).over(constant(1).plus(constant(0.3275911).times(z().abs())));
    Expression sum = constant(1.061405429);
    for (double a : new double[] {-1.453152027, 1.421413741, -0.284496736, 0.254829592}) {
      sum = constant(a).plus(sum.times(t));
    }
    Expression tail = sum.times(t).times(z().times(z()).negated().exp());
    return z().sign().times(constant(1).minus(tail));
  }
}
