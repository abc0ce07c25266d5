package inr.solve.equation;

import static inr.formula.Expression.constant;

import inr.formula.Evaluation;
import inr.formula.Expression;
import inr.grid.Axis;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * What is usual for equations that tell how things go on in time: central differences of second
 * order along x, Runge and Kutta's four stages along t, and of two such answers, of which one has
 * half as many nodes, the combination (4·fine − coarse)/3.
 *
 * <p>The first axis of the problem is t, the second, if there is one, x. Each equation can be
 * solved for the highest time derivative of one unknown. Unknowns, and their time derivatives where
 * these have a second one, are known at the beginning; at the ends of x unknowns are known or
 * periodic.
 */
public final class MethodOfLines implements EquationMethod {
  /** Intervals of the finer nodes along x, at least. */
  private static final int INTERVALS = 200;

  /** Steps of the whole time, at least. */
  private static final int STEPS = 2000;

  private final Evolution evolution;

  private MethodOfLines(Evolution evolution) {
    this.evolution = evolution;
  }

  /** The method for a problem, if it is of the kind that can be solved so. */
  public static Optional<MethodOfLines> of(BoundaryProblem problem) {
    return Evolution.of(problem).map(MethodOfLines::new);
  }

  @Override
  public String name() {
    return "runge-kutta";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public EquationAnswer solve(BoundaryProblem problem, Workers workers, IntConsumer done) {
    if (evolution.axes() == 1) {
      return new EquationAnswer(values(problem, 1), Optional.empty());
    }
    int least = problem.domain().axes().get(1).samples() - 1;
    int parts = 2 * ((INTERVALS + 2 * least - 1) / (2 * least));
    double[] fine = values(problem, parts);
    double[] coarse = values(problem, parts / 2);
    for (int i = 0; i < fine.length; i++) {
      fine[i] = (4 * fine[i] - coarse[i]) / 3;
    }
    return new EquationAnswer(fine, Optional.empty());
  }

  /**
   * On the grid.
   *
   * @param parts of an interval of its second axis that are intervals of nodes
   */
  private double[] values(BoundaryProblem problem, int parts) {
    Axis time = problem.domain().axes().get(0);
    int intervals =
        evolution.axes() == 1 ? 0 : (problem.domain().axes().get(1).samples() - 1) * parts;
    Lines lines = new Lines(evolution, intervals);
    double[][] y = lines.begin(time.coordinate(0));
    int unknowns = problem.unknowns().size();
    int samples = intervals == 0 ? 1 : intervals / parts + 1;
    double[] values = new double[time.samples() * samples * unknowns];
    for (int n = 0; n < time.samples(); n++) {
      if (n > 0) {
        double from = time.coordinate(n - 1);
        double length = time.coordinate(n) - from;
        double rate = Math.max(STEPS / (time.to() - time.from()), lines.rate(from, y));
        int steps = (int) Math.min(1_000_000, Math.ceil(length * rate));
        for (int s = 0; s < steps; s++) {
          y = lines.step(from + length * s / steps, length / steps, y);
        }
      }
      for (int i = 0; i < samples; i++) {
        for (int c = 0; c < unknowns; c++) {
          values[(n * samples + i) * unknowns + c] = y[evolution.place(c)][i * parts];
        }
      }
    }
    return values;
  }

  /** Nodes of one spacing. y has, for each unknown, its values and perhaps its time derivatives. */
  private static final class Lines {
    private final Evolution evolution;
    private final int intervals;
    private final double spacing;
    private final Evaluation tops;
    private final Evaluation stiffness;
    private final double[] variables;
    private final double[] results;
    private final double[] slopes;

    /** By unknown, of both ends of x; none where these are free. */
    private final List<Evaluation> ends;

    Lines(Evolution evolution, int intervals) {
      this.evolution = evolution;
      this.intervals = intervals;
      this.spacing = intervals == 0 ? 1 : evolution.length() / intervals;
      this.variables = new double[evolution.variables()];
      this.tops = new Evaluation(evolution.tops(), variables.length);
      this.stiffness = new Evaluation(evolution.stiffness(spacing), variables.length);
      this.results = new double[evolution.tops().size()];
      this.slopes = new double[evolution.tops().size()];
      this.ends =
          evolution.ends().stream().map(both -> new Evaluation(both, variables.length)).toList();
    }

    double[][] begin(double t) {
      double[][] y = new double[evolution.rows()][intervals + 1];
      for (int r = 0; r < y.length; r++) {
        Evaluation start = new Evaluation(List.of(evolution.starts().get(r)), variables.length);
        double[] result = new double[1];
        for (int i = 0; i <= intervals; i++) {
          place(t, i);
          start.at(variables, result);
          y[r][i] = result[0];
        }
      }
      return y;
    }

    private void place(double t, int i) {
      Arrays.fill(variables, 0);
      variables[evolution.coordinate(0)] = t;
      if (intervals > 0) {
        variables[evolution.coordinate(1)] = evolution.low() + i * spacing;
      }
    }

    /** What formulas see of node i. */
    private void look(double t, int i, double[][] y) {
      place(t, i);
      for (int c = 0; c < evolution.unknowns(); c++) {
        double[] u = y[evolution.place(c)];
        variables[evolution.value(c)] = u[i];
        if (evolution.second(c)) {
          variables[evolution.slope(c, 0)] = y[evolution.place(c) + 1][i];
        }
        if (intervals > 0) {
          double left = i > 0 ? u[i - 1] : u[intervals - 1];
          double right = i < intervals ? u[i + 1] : u[1];
          variables[evolution.slope(c, 1)] = (right - left) / (2 * spacing);
          variables[evolution.curvature(c)] = (left - 2 * u[i] + right) / (spacing * spacing);
        }
      }
    }

    /** Steps a unit of time in which Runge and Kutta's rule is stable, with something to spare. */
    double rate(double t, double[][] y) {
      double most = 0;
      for (int i = 0; i <= intervals; i++) {
        look(t, i, y);
        stiffness.at(variables, slopes);
        for (double one : slopes) {
          most = Math.max(most, one);
        }
      }
      return most;
    }

    private double[][] slopes(double t, double[][] y) {
      double[][] dy = new double[y.length][];
      for (int r = 0; r < y.length; r++) {
        dy[r] = new double[intervals + 1];
      }
      for (int i = 0; i <= intervals; i++) {
        look(t, i, y);
        tops.at(variables, results);
        for (int c = 0; c < evolution.unknowns(); c++) {
          int r = evolution.place(c);
          if (evolution.second(c)) {
            dy[r][i] = y[r + 1][i];
            dy[r + 1][i] = results[c];
          } else {
            dy[r][i] = results[c];
          }
        }
      }
      return dy;
    }

    double[][] step(double t, double h, double[][] y) {
      double[][] a = slopes(t, y);
      double[][] b = slopes(t + h / 2, bounded(t + h / 2, moved(y, h / 2, a)));
      double[][] c = slopes(t + h / 2, bounded(t + h / 2, moved(y, h / 2, b)));
      double[][] d = slopes(t + h, bounded(t + h, moved(y, h, c)));
      double[][] next = new double[y.length][intervals + 1];
      for (int r = 0; r < y.length; r++) {
        for (int i = 0; i <= intervals; i++) {
          next[r][i] = y[r][i] + h / 6 * (a[r][i] + 2 * b[r][i] + 2 * c[r][i] + d[r][i]);
        }
      }
      return bounded(t + h, next);
    }

    private static double[][] moved(double[][] y, double h, double[][] dy) {
      double[][] z = new double[y.length][];
      for (int r = 0; r < y.length; r++) {
        z[r] = y[r].clone();
        for (int i = 0; i < z[r].length; i++) {
          z[r][i] += h * dy[r][i];
        }
      }
      return z;
    }

    /** With the ends of x as they are known; y is changed. */
    private double[][] bounded(double t, double[][] y) {
      if (intervals == 0 || evolution.periodic()) {
        return y;
      }
      for (int c = 0; c < evolution.unknowns(); c++) {
        double[] both = new double[evolution.ends().get(c).size()];
        for (int end = 0; end < both.length; end++) {
          place(t, end * intervals);
          ends.get(c).at(variables, both);
          y[evolution.place(c)][end * intervals] = both[end];
        }
      }
      return y;
    }
  }

  /** A problem as a rule of how things go on. */
  private record Evolution(
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
        boolean second =
            formulas.stream().anyMatch(formula -> Derivatives.has(formula, accelerated));
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
          ends.add(
              left.isEmpty() || right.isEmpty() ? List.of() : List.of(left.get(), right.get()));
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
        rates.add(
            seconds.get(c) ? rate.sqrt().plus(top.derivative(names.slope(c, 0)).abs()) : rate);
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
}
