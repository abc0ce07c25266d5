package inr.cpu;

import inr.formula.Expression;
import inr.formula.Function;
import java.util.Set;
import java.util.TreeSet;

/**
 * An activation with its constant factors taken out: σ(z) = value(s·z) and σ′(z) = k·slope(s·z).
 *
 * <p>A layer multiplies its weights by s and its gradients by k, once a step, which saves two
 * passes over every tile. Sines and cosines are taken of quarter turns, whose reduction is exact
 * and costs three additions; so a sine of ω₀ z becomes value = sin(½πz), slope = cos(½πz), s =
 * 2ω₀/π, k = ω₀.
 *
 * @param value formula of s·z
 * @param slope formula of s·z
 * @param inputFactor s
 * @param slopeFactor k
 */
record ScaledFormula(Expression value, Expression slope, double inputFactor, double slopeFactor) {
  static ScaledFormula of(Expression formula) {
    Expression value = formula.inQuarterTurns();
    Expression slope = formula.derivative().inQuarterTurns();
    double factor = new Factors().of(value, slope);
    value = divided(value, factor);
    slope = divided(slope, factor);
    if (slope instanceof Expression.Product product
        && product.left() instanceof Expression.Constant k) {
      return new ScaledFormula(value, product.right(), factor, k.value());
    }
    return new ScaledFormula(value, slope, factor, 1);
  }

  /** The formula of s·z that equals a formula of z in which z stands only with factors. */
  private static Expression divided(Expression e, double s) {
    if (s == 1) {
      return e;
    }
    return e instanceof Expression.Product product
            && product.left() instanceof Expression.Constant c
            && product.right() instanceof Expression.Variable z
        ? Expression.constant(c.value() / s).times(z)
        : e.map(part -> divided(part, s));
  }

  /** Looks for the factor that z has wherever it stands. */
  private static final class Factors {
    private final Set<Double> all = new TreeSet<>();
    private final Set<Double> inSines = new TreeSet<>();
    private boolean alone;

    /**
     * The factor of z inside a sine, or else the only factor; 1 where z stands alone or there is a
     * choice.
     */
    double of(Expression value, Expression slope) {
      visit(value);
      visit(slope);
      Set<Double> factors = inSines.isEmpty() ? all : inSines;
      return alone || factors.size() != 1 ? 1 : factors.iterator().next();
    }

    private void visit(Expression e) {
      if (e instanceof Expression.Product product
          && product.left() instanceof Expression.Constant c
          && product.right() instanceof Expression.Variable) {
        all.add(c.value());
        return;
      }
      if (e instanceof Expression.Call call && call.function() == Function.SIN_QUARTERS) {
        Set<Double> before = new TreeSet<>(all);
        all.clear();
        visit(call.argument());
        inSines.addAll(all);
        all.addAll(before);
        return;
      }
      alone |= e instanceof Expression.Variable;
      e.parts().forEach(this::visit);
    }
  }
}
