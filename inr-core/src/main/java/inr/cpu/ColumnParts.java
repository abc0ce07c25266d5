package inr.cpu;

import inr.formula.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of formulas that depend on one column and on nothing else, such as exp(c) in
 * sin(exp(c)·z): they are the same in every row, so they are computed once for a step, not once for
 * a point.
 */
final class ColumnParts {
  /**
   * One part.
   *
   * @param column which column
   * @param formula of variable 0, which is the column
   */
  record Part(int column, Expression formula) {}

  private static final int CONSTANT = -1;
  private static final int MIXED = -2;

  private final int from;
  private final int to;

  /** Of every formula that was met: formulas share parts, so each is looked at once. */
  private final IdentityHashMap<Expression, Integer> kinds = new IdentityHashMap<>();

  private final IdentityHashMap<Expression, Boolean> searched = new IdentityHashMap<>();
  private final IdentityHashMap<Expression, Expression> replacements = new IdentityHashMap<>();
  private final Map<Part, Integer> numbers = new LinkedHashMap<>();

  /** Of formulas whose variables {@code from} to {@code to} are columns. */
  ColumnParts(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** Looks for the largest parts of a formula. */
  void find(Expression formula) {
    if (from == to || searched.put(formula, true) != null) {
      return;
    }
    int kind = kind(formula);
    if (isPart(formula, kind)) {
      numbers.putIfAbsent(part(formula, kind), numbers.size());
    } else if (kind == MIXED) {
      formula.parts().forEach(this::find);
    }
  }

  /** Those that were found, each once. */
  List<Part> found() {
    return new ArrayList<>(numbers.keySet());
  }

  /**
   * The formula with variables from {@code to} on in place of the parts that were found; asked when
   * all have been.
   */
  Expression replaced(Expression formula) {
    if (numbers.isEmpty()) {
      return formula;
    }
    Expression known = replacements.get(formula);
    if (known == null) {
      known = replacedAnew(formula);
      replacements.put(formula, known);
    }
    return known;
  }

  private Expression replacedAnew(Expression formula) {
    int kind = kind(formula);
    if (isPart(formula, kind)) {
      Integer number = numbers.get(part(formula, kind));
      return number == null ? formula : Expression.variable(to + number);
    }
    return kind == MIXED ? formula.map(this::replaced) : formula;
  }

  private boolean isPart(Expression formula, int kind) {
    return kind >= 0 && !(formula instanceof Expression.Variable);
  }

  private Part part(Expression formula, int column) {
    return new Part(column - from, onlyVariable(formula));
  }

  private Expression onlyVariable(Expression formula) {
    return formula.with(Collections.nCopies(to, Expression.variable(0)));
  }

  /** The column that a formula depends on, or {@link #CONSTANT}, or {@link #MIXED}. */
  private int kind(Expression formula) {
    Integer known = kinds.get(formula);
    if (known == null) {
      known = kindOf(formula);
      kinds.put(formula, known);
    }
    return known;
  }

  private int kindOf(Expression formula) {
    if (formula instanceof Expression.Variable variable) {
      return variable.place() >= from && variable.place() < to ? variable.place() : MIXED;
    }
    int kind = CONSTANT;
    for (Expression part : formula.parts()) {
      int other = kind(part);
      if (kind == CONSTANT) {
        kind = other;
      } else if (other != CONSTANT && other != kind) {
        return MIXED;
      }
    }
    return kind;
  }
}
