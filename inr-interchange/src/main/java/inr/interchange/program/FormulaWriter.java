package inr.interchange.program;

import inr.formula.Expression;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes formulas value by value; a part that they share is written once. */
final class FormulaWriter {
  private final Notation notation;
  private final List<String> variables;
  private final IdentityHashMap<Expression, String> written = new IdentityHashMap<>();

  /**
   * A writer of formulas of the same variables.
   *
   * @param variables their names
   */
  FormulaWriter(Notation notation, List<String> variables) {
    this.notation = notation;
    this.variables = List.copyOf(variables);
  }

  /** Writes a formula, and returns the name of its value. */
  String write(Expression formula) {
    String known = written.get(formula);
    if (known == null) {
      known = value(formula);
      written.put(formula, known);
    }
    return known;
  }

  private String value(Expression e) {
    if (e instanceof Expression.Variable variable) {
      return variables.get(variable.place());
    } else if (e instanceof Expression.Constant constant) {
      return notation.number(constant.value());
    } else if (e instanceof Expression.Hold hold) {
      return write(hold.held());
    } else if (e instanceof Expression.Sum sum) {
      return arithmetic(Notation.Arithmetic.ADD, sum);
    } else if (e instanceof Expression.Difference difference) {
      return arithmetic(Notation.Arithmetic.SUB, difference);
    } else if (e instanceof Expression.Product product) {
      return arithmetic(Notation.Arithmetic.MUL, product);
    } else if (e instanceof Expression.Quotient quotient) {
      return arithmetic(Notation.Arithmetic.DIV, quotient);
    }
    Expression.Call call = (Expression.Call) e;
    return notation
        .call(call.function(), write(call.argument()))
        .orElseGet(() -> write(Substitutes.of(call)));
  }

  private String arithmetic(Notation.Arithmetic operation, Expression formula) {
    List<Expression> parts = formula.parts();
    return notation.arithmetic(operation, write(parts.get(0)), write(parts.get(1)));
  }
}
