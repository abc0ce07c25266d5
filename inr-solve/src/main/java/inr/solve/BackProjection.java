package inr.solve;

import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.parallel.Workers;
import java.util.function.IntConsumer;

/**
 * Iterated back-projection: x ← x + U(y − A x), from x = U y, U the bicubic enlargement.
 *
 * @param steps how often, at least 1
 * @see <a href="https://doi.org/10.1016/1049-9652(91)90045-L">Irani and Peleg 1991</a>
 */
public record BackProjection(int steps) implements Method<Enlargement> {
  private static final int USUAL_STEPS = 20;

  public BackProjection {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "back-projection of " + steps + " steps; at least 1 is needed");
    }
  }

  /** Twenty steps, after which little happens. */
  public static BackProjection of() {
    return new BackProjection(USUAL_STEPS);
  }

  @Override
  public String name() {
    return "back-projection";
  }

  @Override
  public Planes solve(Enlargement problem, Workers workers, IntConsumer done) {
    return problem.data().map(problem.shape(), data -> solve(problem, data));
  }

  private double[] solve(Enlargement problem, double[] data) {
    Resampling enlarging = problem.enlarging(Kernel.BICUBIC);
    double[] x = new double[problem.shape().size()];
    double[] step = new double[x.length];
    double[] rest = new double[data.length];
    enlarging.apply(data, x);
    for (int k = 0; k < steps; k++) {
      problem.operator().apply(x, rest);
      for (int i = 0; i < rest.length; i++) {
        rest[i] = data[i] - rest[i];
      }
      enlarging.apply(rest, step);
      for (int i = 0; i < x.length; i++) {
        x[i] += step[i];
      }
    }
    return x;
  }
}
