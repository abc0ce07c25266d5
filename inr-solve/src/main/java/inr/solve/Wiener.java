package inr.solve;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The linear estimate for white noise and white pictures: x = (AᵀA + ε)⁻¹ Aᵀy, which for a blur
 * that repeats at the borders is Wiener's filter H*Y/(|H|² + ε). By conjugate gradients, so any
 * border will do.
 *
 * @param ratio ε, the power of the noise by that of the picture, above 0
 */
public record Wiener(double ratio) implements Method<Problem> {
  private static final ConjugateGradients SOLVER = new ConjugateGradients(200, 1e-6);

  @Override
  public String name() {
    return "wiener";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Problem problem, Workers workers, IntConsumer done) {
    List<double[]> channels = new ArrayList<>();
    for (double[] y : problem.measured()) {
      double[] x = new double[problem.shape().size()];
      SOLVER.explain(problem.operator(), x, y, ratio);
      channels.add(x);
    }
    return new Planes(problem.shape(), channels, problem.colours());
  }
}
