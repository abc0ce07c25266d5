package inr.solve;

import inr.operator.ForwardOperator;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Richardson and Lucy's iteration for light that is counted: x ← x·Aᵀ(y/(A x))/Aᵀ1 from x = ½. What
 * was measured is taken to be no darker than 0, and A to have no weights below 0; noise grows with
 * the steps.
 *
 * @param steps iterations, at least 1
 * @see <a href="https://doi.org/10.1364/JOSA.62.000055">Richardson 1972</a>
 */
public record RichardsonLucy(int steps) implements Method<Problem> {
  /** Where less than this is expected nothing is compared. */
  private static final double DARK = 1e-12;

  public RichardsonLucy {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "Richardson-Lucy of " + steps + " steps; at least 1 is needed");
    }
  }

  @Override
  public String name() {
    return "richardson";
  }

  @Override
  public Planes solve(Problem problem, Workers workers, IntConsumer done) {
    ForwardOperator operator = problem.operator();
    double[] sums = new double[problem.shape().size()];
    double[] ones = new double[operator.range().size()];
    Arrays.fill(ones, 1);
    operator.adjoint(ones, sums);
    List<double[]> channels = new ArrayList<>();
    for (double[] y : problem.measured()) {
      double[] x = new double[sums.length];
      double[] image = new double[y.length];
      double[] change = new double[x.length];
      Arrays.fill(x, 0.5);
      for (int k = 0; k < steps; k++) {
        operator.apply(x, image);
        for (int i = 0; i < image.length; i++) {
          image[i] = image[i] > DARK ? Math.max(0, y[i]) / image[i] : 0;
        }
        operator.adjoint(image, change);
        for (int i = 0; i < x.length; i++) {
          x[i] *= sums[i] > DARK ? change[i] / sums[i] : 0;
        }
        done.accept((channels.size() * steps + k + 1) / problem.measured().size());
      }
      channels.add(x);
    }
    return new Planes(problem.shape(), channels, problem.colours());
  }
}
