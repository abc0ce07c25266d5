package inr.solve.equation;

import static inr.formula.Expression.constant;

import inr.formula.Expression;
import inr.grid.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A problem as a rule of how things go on in time, with what {@link MethodOfLines} needs of it.
 *
 * @param names of variables in the formulas
 * @param axes 1, time alone, or 2
 * @param unknowns how many
 * @param low lower end of x
 * @param length of x
 * @param periodic whether the ends of x are one place
 * @param tops by unknown, its highest time derivative
 * @param seconds by unknown, whether that is the second
 * @param starts values, and first derivatives where there is a second, at the beginning
 * @param ends by unknown, its values at both ends of x; none where they are free or periodic
 */
record Evolution(
    Derivatives names,
    int axes,
    int unknowns,
    double low,
    double length,
    boolean periodic,
    List<Expression> tops,
    List<Boolean> seconds,
    List<Expression> starts,
    List<List<Expression>> ends) {
  static Optional<Evolution> of(BoundaryProblem problem) {
    int axes = problem.domain().dimensions();
    int unknowns = problem.unknowns().size();
    List<Expression> formulas = problem.formulas();
    if (axes > 2 || formulas.size() != unknowns) {
      return Optional.empty();
    }
    Derivatives names = problem.names();
    Axis space = problem.domain().axes().get(axes - 1);
    List<Expression> tops = new ArrayList<>();
    List<Boolean> seconds = new ArrayList<>();
    List<Expression> starts = new ArrayList<>();
    List<List<Expression>> ends = new ArrayList<>();
    boolean periodic = problem.periodicAxis().equals(Optional.of(1));
    for (int c = 0; c < unknowns; c++) {
      Expression.Variable accelerated = names.curvature(c, 0, 0);
      boolean second = formulas.stream().anyMatch(formula -> Derivatives.has(formula, accelerated));
      Expression.Variable top = second ? accelerated : names.slope(c, 0);
      Optional<Expression> rule = one(formulas, top);
      Optional<Expression> start = at(problem, names, 0, false, names.value(c));
      Optional<Expression> moving = at(problem, names, 0, false, names.slope(c, 0));
      if (rule.isEmpty() || start.isEmpty() || (second && moving.isEmpty())) {
        return Optional.empty();
      }
      tops.add(rule.get());
      seconds.add(second);
      starts.add(start.get());
      if (second) {
        starts.add(moving.get());
      }
      if (axes == 2 && !periodic) {
        Optional<Expression> left = at(problem, names, 1, false, names.value(c));
        Optional<Expression> right = at(problem, names, 1, true, names.value(c));
        boolean needed =
            Derivatives.has(rule.get(), names.slope(c, 1))
                || Derivatives.has(rule.get(), names.curvature(c, 1, 1));
        if (needed && (left.isEmpty() || right.isEmpty())) {
          return Optional.empty();
        }
        ends.add(left.isEmpty() || right.isEmpty() ? List.of() : List.of(left.get(), right.get()));
      }
    }
    Evolution evolution =
        new Evolution(
            names,
            axes,
            unknowns,
            space.from(),
            space.to() - space.from(),
            periodic,
            tops,
            seconds,
            starts,
            ends);
    return evolution.knowsAll() ? Optional.of(evolution) : Optional.empty();
  }

  /** The only formula of these that has a variable, solved for it. */
  private static Optional<Expression> one(List<Expression> formulas, Expression.Variable wanted) {
    List<Expression> having =
        formulas.stream().filter(formula -> Derivatives.has(formula, wanted)).toList();
    return having.size() == 1 ? solved(having.get(0), wanted) : Optional.empty();
  }

  /** wanted = −F(wanted = 0)/(∂F/∂wanted), if F is linear in it. */
  private static Optional<Expression> solved(Expression f, Expression.Variable wanted) {
    Expression factor = f.derivative(wanted);
    if (Derivatives.has(factor, wanted)) {
      return Optional.empty();
    }
    List<Expression> without = new ArrayList<>();
    for (int v = 0; v <= last(f); v++) {
      without.add(v == wanted.place() ? constant(0) : Expression.variable(v));
    }
    return Optional.of(f.with(without).negated().over(factor));
  }

  private static int last(Expression f) {
    int last = f instanceof Expression.Variable variable ? variable.place() : 0;
    for (Expression part : f.parts()) {
      last = Math.max(last, last(part));
    }
    return last;
  }

  /** What a variable is at one end of an axis, if a condition tells. */
  private static Optional<Expression> at(
      BoundaryProblem problem,
      Derivatives names,
      int axis,
      boolean upper,
      Expression.Variable wanted) {
    List<Expression> there =
        problem.faces().stream()
            .filter(face -> face.isEnd(axis, problem.domain().axes().get(axis), upper))
            .map(face -> names.formula(face.formula()))
            .toList();
    return one(there, wanted);
  }

  /** Whether nothing is asked of a node that {@link Lines#look} does not tell. */
  private boolean knowsAll() {
    for (int c = 0; c < unknowns; c++) {
      List<Expression.Variable> missing = new ArrayList<>();
      missing.add(names.curvature(c, 0, 0));
      if (!seconds.get(c)) {
        missing.add(names.slope(c, 0));
      }
      if (axes == 2) {
        missing.add(names.curvature(c, 0, 1));
      }
      for (Expression.Variable variable : missing) {
        if (tops.stream().anyMatch(top -> Derivatives.has(top, variable))) {
          return false;
        }
      }
      for (int p = 0; p < names.predictions(); p++) {
        Expression.Variable variable = Expression.variable(p);
        if (starts.stream().anyMatch(start -> Derivatives.has(start, variable))
            || ends.stream()
                .flatMap(List::stream)
                .anyMatch(end -> Derivatives.has(end, variable))) {
          return false;
        }
      }
    }
    return true;
  }

  /** For each unknown, about the largest rate at which anything there swings or dies away. */
  List<Expression> stiffness(double spacing) {
    List<Expression> rates = new ArrayList<>();
    for (int c = 0; c < unknowns; c++) {
      Expression top = tops.get(c);
      Expression rate = top.derivative(names.value(c)).abs();
      if (axes == 2) {
        Expression along = top.derivative(names.slope(c, 1)).abs();
        Expression curved = top.derivative(names.curvature(c, 1, 1)).abs();
        rate =
            rate.plus(constant(1 / spacing).times(along))
                .plus(constant(4 / (spacing * spacing)).times(curved));
      }
      rates.add(seconds.get(c) ? rate.sqrt().plus(top.derivative(names.slope(c, 0)).abs()) : rate);
    }
    return rates;
  }

  int variables() {
    return names.predictions() + axes;
  }

  int rows() {
    return starts.size();
  }

  int place(int c) {
    return c + (int) seconds.subList(0, c).stream().filter(second -> second).count();
  }

  boolean second(int c) {
    return seconds.get(c);
  }

  int value(int c) {
    return names.value(c).place();
  }

  int slope(int c, int axis) {
    return names.slope(c, axis).place();
  }

  int curvature(int c) {
    return names.curvature(c, 1, 1).place();
  }

  int coordinate(int d) {
    return names.coordinate(d).place();
  }
}
