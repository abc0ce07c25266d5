package inr.formula;

import java.util.IdentityHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A formula made of a formula, part by part. Formulas share parts, derivatives of derivatives very
 * many, so each is rewritten once and the results share them likewise: written out they would be
 * exponentially long.
 */
final class Rewriting {
  private final BiFunction<Expression, UnaryOperator<Expression>, Expression> rule;
  private final IdentityHashMap<Expression, Expression> done = new IdentityHashMap<>();

  /**
   * A rewriting that has not met anything.
   *
   * @param rule what becomes of a formula, given what becomes of its parts
   */
  Rewriting(BiFunction<Expression, UnaryOperator<Expression>, Expression> rule) {
    this.rule = rule;
  }

  /** What becomes of a formula. */
  Expression of(Expression formula) {
    Expression known = done.get(formula);
    if (known == null) {
      known = rule.apply(formula, this::of);
      done.put(formula, known);
    }
    return known;
  }
}
