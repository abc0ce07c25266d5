package inr.solve.equation;

import inr.grid.Axis;
import inr.parallel.Workers;
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
}
