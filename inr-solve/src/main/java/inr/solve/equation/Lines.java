package inr.solve.equation;

import inr.formula.Evaluation;
import java.util.Arrays;
import java.util.List;

/**
 * An {@link Evolution} on nodes of one spacing along x, or in a single one where there is no x. y
 * has, for each unknown, its values at the nodes and perhaps its time derivatives there.
 */
final class Lines {
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
