package inr.solve;

import inr.operator.Radon;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Simultaneous iterative reconstruction: x ← max(0, x + C Aᵀ R(y − A x)) from x = 0, R and C one
 * over the sums of the rows and columns of A.
 *
 * @param steps iterations, at least 1
 * @see <a href="https://doi.org/10.1016/0022-5193(72)90180-4">Gilbert 1972</a>
 */
public record Sirt(int steps) implements Method<Tomography> {
  private static final int USUAL_STEPS = 200;

  public Sirt {
    if (steps < 1) {
      throw new IllegalArgumentException("SIRT of " + steps + " steps; at least 1 is needed");
    }
  }

  /** Two hundred steps. */
  public static Sirt of() {
    return new Sirt(USUAL_STEPS);
  }

  @Override
  public String name() {
    return "sirt";
  }

  @Override
  public Planes solve(Tomography problem, Workers workers, IntConsumer done) {
    Radon operator = problem.operator();
    double[] rows = new double[operator.range().size()];
    double[] columns = new double[operator.domain().size()];
    operator.apply(ones(columns.length), rows);
    operator.adjoint(ones(rows.length), columns);
    List<double[]> channels = new ArrayList<>();
    for (double[] y : problem.measured()) {
      double[] x = new double[columns.length];
      double[] image = new double[rows.length];
      double[] step = new double[columns.length];
      for (int k = 0; k < steps; k++) {
        operator.apply(x, image);
        for (int i = 0; i < image.length; i++) {
          image[i] = share(y[i] - image[i], rows[i]);
        }
        operator.adjoint(image, step);
        for (int i = 0; i < x.length; i++) {
          x[i] = Math.max(0, x[i] + share(step[i], columns[i]));
        }
        done.accept((channels.size() * steps + k + 1) / problem.measured().size());
      }
      channels.add(x);
    }
    return new Planes(problem.shape(), channels, problem.colours());
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** 0 where nothing is seen. */
  private static double share(double value, double sum) {
    return sum == 0 ? 0 : value / sum;
  }
}
