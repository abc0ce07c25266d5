package inr.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Values of several formulas at one place, each with the bits of {@link Expression#at}. What the
 * formulas share is computed once: derivatives share most of their parts, and written out they are
 * exponentially long. Not for two threads at a time.
 */
public final class Evaluation {
  /** What tells a value from others: equal values have equal keys. */
  private record Key(Object operation, int left, int right) {}

  /** A value of two values; of its left one alone where that is also the right one. */
  private record Step(DoubleBinaryOperator operation, int left, int right, int result) {}

  private final int variables;
  private final Step[] steps;
  private final int[] results;

  /** Variables first, then what is computed of them. */
  private final double[] values;

  /**
   * An evaluation of {@code formulas}.
   *
   * @param variables how many there are
   */
  public Evaluation(List<Expression> formulas, int variables) {
    Numbering numbering = new Numbering(variables);
    this.variables = variables;
    this.results = formulas.stream().mapToInt(numbering::number).toArray();
    this.steps = numbering.steps.toArray(Step[]::new);
    this.values = numbering.values();
  }

  private Evaluation(Evaluation other) {
    this.variables = other.variables;
    this.results = other.results;
    this.steps = other.steps;
    this.values = other.values.clone();
  }

  /** The same for another thread. */
  public Evaluation copy() {
    return new Evaluation(this);
  }

  /**
   * Evaluates all formulas.
   *
   * @param places of the variables
   * @param results of the formulas, overwritten
   */
  public void at(double[] places, double[] results) {
    System.arraycopy(places, 0, values, 0, variables);
    for (Step step : steps) {
      values[step.result] = step.operation.applyAsDouble(values[step.left], values[step.right]);
    }
    for (int k = 0; k < results.length; k++) {
      results[k] = values[this.results[k]];
    }
  }

  /** Gives every value a place. */
  private static final class Numbering {
    private final int variables;
    private final IdentityHashMap<Expression, Integer> seen = new IdentityHashMap<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<Integer, Double> constants = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Numbering(int variables) {
      this.variables = variables;
    }

    /** Constants in their places. */
    double[] values() {
      double[] values = new double[variables + numbers.size()];
      constants.forEach((place, constant) -> values[place] = constant);
      return values;
    }

    int number(Expression formula) {
      Integer known = seen.get(formula);
      if (known == null) {
        known = numberOf(formula);
        seen.put(formula, known);
      }
      return known;
    }

    private int numberOf(Expression formula) {
      if (formula instanceof Expression.Variable variable) {
        return variable.place();
      } else if (formula instanceof Expression.Hold hold) {
        return number(hold.held());
      } else if (formula instanceof Expression.Constant constant) {
        int place = place(new Key(constant.value(), -1, -1));
        constants.put(place, constant.value());
        return place;
      } else if (formula instanceof Expression.Sum sum) {
        return value("+", (a, b) -> a + b, number(sum.left()), number(sum.right()));
      } else if (formula instanceof Expression.Difference difference) {
        return value("-", (a, b) -> a - b, number(difference.left()), number(difference.right()));
      } else if (formula instanceof Expression.Product product) {
        return value("*", (a, b) -> a * b, number(product.left()), number(product.right()));
      } else if (formula instanceof Expression.Quotient quotient) {
        return value("/", (a, b) -> a / b, number(quotient.left()), number(quotient.right()));
      }
      Expression.Call call = (Expression.Call) formula;
      int argument = number(call.argument());
      return value(call.function(), (a, b) -> call.function().apply(a), argument, argument);
    }

    private int value(Object name, DoubleBinaryOperator operation, int left, int right) {
      Key key = new Key(name, left, right);
      Integer known = numbers.get(key);
      if (known == null) {
        known = place(key);
        steps.add(new Step(operation, left, right, known));
      }
      return known;
    }

    private int place(Key key) {
      return numbers.computeIfAbsent(key, added -> variables + numbers.size());
    }
  }
}
