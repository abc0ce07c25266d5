package inr.solve.equation;

import inr.circuit.Circuit;
import inr.formula.Evaluation;
import inr.formula.Expression;
import inr.grid.Axis;
import inr.leastsquares.LevenbergMarquardt;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a field leaves of a problem at points drawn once: equations inside, conditions on faces.
 * Their squares sum up to mean (equations)² + weight · mean (conditions)², in double precision.
 *
 * <p>Points are those of the additive recurrence of the generalised golden ratio from a seeded
 * start, which fill a box more evenly than random ones.
 */
final class Residuals {
  private static final int STRETCH = 16;

  /** A place that formulas are asked at, added or subtracted. */
  private record Visit(double sign, double[] point) {}

  /**
   * Rows of residues: formulas at a place, or what they differ by between two.
   *
   * @param group number of the formulas
   * @param first row
   */
  private record Rows(int group, int first, double factor, List<Visit> visits) {}

  private final Circuit circuit;
  private final Derivatives names;
  private final int dimensions;
  private final List<List<Expression>> groups = new ArrayList<>();
  private final List<Rows> rows = new ArrayList<>();
  private final Workers workers;
  private final Bench[] benches;
  private int count;

  /** What one worker computes with. */
  private final class Bench {
    final ReferenceNetwork network = new ReferenceNetwork(circuit);
    final List<Evaluation> values = new ArrayList<>();
    final double[] variables = new double[names.predictions() + dimensions];
    final double[] slope = new double[names.predictions()];

    /** Formulas of each group, then the derivatives of each by all predictions. */
    final List<double[]> results = new ArrayList<>();

    Bench() {
      for (List<Expression> formulas : groups) {
        List<Expression> all = new ArrayList<>(formulas);
        for (Expression formula : formulas) {
          for (int p = 0; p < slope.length; p++) {
            all.add(formula.derivative(Expression.variable(p)));
          }
        }
        values.add(new Evaluation(all, variables.length));
        results.add(new double[all.size()]);
      }
    }

    void write(double[] parameters, Rows of, double[] residue, double @Nullable [][] jacobian) {
      double[] result = results.get(of.group);
      int formulas = groups.get(of.group).size();
      for (Visit visit : of.visits) {
        double[] predictions = network.predict(parameters, visit.point);
        System.arraycopy(predictions, 0, variables, 0, predictions.length);
        System.arraycopy(visit.point, 0, variables, predictions.length, dimensions);
        values.get(of.group).at(variables, result);
        double factor = of.factor * visit.sign;
        for (int k = 0; k < formulas; k++) {
          residue[of.first + k] -= factor * result[k];
          if (jacobian != null) {
            for (int p = 0; p < slope.length; p++) {
              slope[p] = factor * result[formulas + k * slope.length + p];
            }
            network.backward(parameters, slope, jacobian[of.first + k]);
          }
        }
      }
    }
  }

  /**
   * Of a problem.
   *
   * @param circuit of the network, lifted by the jet of {@link Derivatives}
   * @param horizon part of the first axis that points are drawn from, from its lower end
   */
  Residuals(
      BoundaryProblem problem, Circuit circuit, Points points, double horizon, Workers workers) {
    this.circuit = circuit;
    this.names = problem.names();
    this.dimensions = problem.domain().dimensions();
    this.workers = workers;
    List<Axis> axes = problem.domain().axes();
    List<Condition> faces = problem.faces();
    groups.add(problem.formulas());
    faces.forEach(face -> groups.add(List.of(names.formula(face.formula()))));
    long stream = 0;
    List<OptionalDouble> nowhere = new ArrayList<>();
    axes.forEach(axis -> nowhere.add(OptionalDouble.empty()));
    for (double[] x : draw(axes, nowhere, points.inside(), points.seed(), stream++, horizon)) {
      add(0, 1 / Math.sqrt(points.inside()), List.of(new Visit(1, x)));
    }
    for (int f = 0; f < faces.size(); f++) {
      List<OptionalDouble> place = faces.get(f).place();
      boolean corner = place.stream().allMatch(OptionalDouble::isPresent);
      int many = corner ? 1 : points.faces();
      for (double[] x : draw(axes, place, many, points.seed(), stream++, horizon)) {
        add(1 + f, Math.sqrt(points.weight() / many), List.of(new Visit(1, x)));
      }
    }
    Optional<Integer> axis = problem.periodicAxis();
    if (axis.isPresent()) {
      int d = axis.get();
      List<Expression> ends = new ArrayList<>();
      for (int c = 0; c < problem.unknowns().size(); c++) {
        ends.add(names.value(c));
        ends.add(names.slope(c, d));
      }
      groups.add(ends);
      List<OptionalDouble> place = new ArrayList<>(nowhere);
      place.set(d, OptionalDouble.of(axes.get(d).from()));
      for (double[] low : draw(axes, place, points.faces(), points.seed(), stream, horizon)) {
        double[] high = low.clone();
        high[d] = axes.get(d).to();
        double factor = Math.sqrt(points.weight() / points.faces());
        add(groups.size() - 1, factor, List.of(new Visit(1, low), new Visit(-1, high)));
      }
    }
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench());
  }

  private void add(int group, double factor, List<Visit> visits) {
    rows.add(new Rows(group, count, factor, visits));
    count += groups.get(group).size();
  }

  private static List<double[]> draw(
      List<Axis> axes,
      List<OptionalDouble> place,
      int count,
      long seed,
      long stream,
      double horizon) {
    int free = (int) place.stream().filter(OptionalDouble::isEmpty).count();
    CounterRandom random = new CounterRandom(seed, stream);
    // The root of g^(d + 1) = g + 1, by iterating g = (1 + g)^(1/(d + 1)).
    double golden = 1.5;
    for (int i = 0; i < 60; i++) {
      golden = StrictMath.pow(1 + golden, 1.0 / (free + 1));
    }
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] x = new double[axes.size()];
      double stride = 1;
      for (int d = 0; d < x.length; d++) {
        if (place.get(d).isPresent()) {
          x[d] = place.get(d).getAsDouble();
          continue;
        }
        stride /= golden;
        double part = random.uniform(d) + i * stride;
        part -= Math.floor(part);
        double length = axes.get(d).to() - axes.get(d).from();
        x[d] = axes.get(d).from() + length * part * (d == 0 ? horizon : 1);
      }
      points.add(x);
    }
    return points;
  }

  /** Number of residues. */
  int count() {
    return count;
  }

  /** Minus the residues, {@code [count]}. */
  double[] at(double[] parameters) {
    double[] residue = new double[count];
    run(parameters, residue, null);
    return residue;
  }

  /** √(mean (equations)² + weight · mean (conditions)²). */
  double rms(double[] parameters) {
    return Math.sqrt(LevenbergMarquardt.squares(at(parameters)));
  }

  /** Their slopes by the parameters, {@code [count, parameters]}. */
  double[][] slopes(double[] parameters) {
    double[][] jacobian = new double[count][parameters.length];
    run(parameters, new double[count], jacobian);
    return jacobian;
  }

  private void run(double[] parameters, double[] residue, double @Nullable [][] jacobian) {
    workers.runStretches(
        rows.size(),
        STRETCH,
        (worker, from, to) -> {
          for (Rows some : rows.subList(from, to)) {
            benches[worker].write(parameters, some, residue, jacobian);
          }
        });
  }
}
