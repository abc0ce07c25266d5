package inr.cpu;

import inr.formula.Expression;
import inr.formula.Function;

/**
 * A formula at a float with a bound on what single precision may add to it: |computed − value| ≤
 * error.
 *
 * <p>The bound follows the formula: constants and every sum and product are rounded once, a
 * function errs by its stated {@link #FUNCTION_ULPS} and by what the error of its argument does to
 * it, and exp counts as 0 below {@link StripProgram#TAIL}. It is an honest bound and no tolerance:
 * where a formula cancels or a slope jumps it widens by itself, and elsewhere it stays at a few
 * ulp.
 */
record RoundingBound(double value, double error) {
  /** Half a float spacing, relative. */
  private static final double ROUNDING = 0x1p-24;

  /** Largest error of a function of StripMath: tanh's. */
  private static final double FUNCTION_ULPS = 2.6;

  static RoundingBound of(Expression e, float z) {
    if (e instanceof Expression.Variable) {
      return new RoundingBound(z, 0);
    } else if (e instanceof Expression.Constant constant) {
      return rounded(constant.value(), 0);
    } else if (e instanceof Expression.Sum sum) {
      RoundingBound a = of(sum.left(), z);
      RoundingBound b = of(sum.right(), z);
      return rounded(a.value + b.value, a.error + b.error);
    } else if (e instanceof Expression.Difference difference) {
      RoundingBound a = of(difference.left(), z);
      RoundingBound b = of(difference.right(), z);
      return rounded(a.value - b.value, a.error + b.error);
    } else if (e instanceof Expression.Product product) {
      RoundingBound a = of(product.left(), z);
      RoundingBound b = of(product.right(), z);
      return rounded(
          a.value * b.value,
          Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error);
    } else if (e instanceof Expression.Quotient quotient) {
      RoundingBound a = of(quotient.left(), z);
      RoundingBound b = of(quotient.right(), z);
      double value = a.value / b.value;
      double least = Math.abs(b.value) - b.error;
      return rounded(value, (a.error + Math.abs(value) * b.error) / least);
    } else if (e instanceof Expression.Hold hold) {
      return of(hold.held(), z);
    }
    Expression.Call call = (Expression.Call) e;
    return function(call.function(), of(call.argument(), z));
  }

  private static RoundingBound function(Function function, RoundingBound argument) {
    double value = function.apply(argument.value);
    double below = argument.value - argument.error;
    double above = argument.value + argument.error;
    double spread =
        switch (function) {
          // no slope exceeds π/2, no value exceeds 1
          case SIN_QUARTERS, COS_QUARTERS -> Math.min(Math.PI / 2 * argument.error, 2);
          // of a magnitude, which stays one however it is rounded
          case SQRT -> farthest(function, value, Math.max(0, below), above);
          // monotone on the arguments that activations give it
          default -> farthest(function, value, below, above);
        };
    double largest = Math.abs(value) + spread;
    double error = spread + 2 * FUNCTION_ULPS * ROUNDING * largest + Float.MIN_VALUE;
    boolean mayCountAsZero = function == Function.EXP && value - error < StripProgram.TAIL;
    return new RoundingBound(value, mayCountAsZero ? Math.max(value, error) : error);
  }

  private static double farthest(Function function, double value, double below, double above) {
    return Math.max(
        Math.abs(function.apply(below) - value), Math.abs(function.apply(above) - value));
  }

  private static RoundingBound rounded(double value, double inherited) {
    return new RoundingBound(
        value, inherited + ROUNDING * (Math.abs(value) + inherited) + Float.MIN_VALUE);
  }
}
