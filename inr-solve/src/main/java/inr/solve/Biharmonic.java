package inr.solve;

import inr.operator.Chain;
import inr.operator.Laplacian;
import inr.operator.Mask;
import inr.operator.Transposed;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The smoothest picture through what is known: min ‖Δx‖² with x = y where the mask keeps it, Δ the
 * {@link Laplacian}, by conjugate gradients from the nearest known samples.
 *
 * @see <a href="https://doi.org/10.1007/s00607-010-0092-5">Damelin and Hoang, biharmonic
 *     inpainting</a>
 */
public record Biharmonic() implements Method<Inpainting> {
  /** Where gaps are wide it has not converged by then, and is not any better for more. */
  private static final ConjugateGradients SOLVER = new ConjugateGradients(1000, 1e-6);

  @Override
  public String name() {
    return "biharmonic";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Inpainting problem, Workers workers, IntConsumer done) {
    Planes start = new Nearest().solve(problem, workers, done);
    Mask missing = problem.operator().complement();
    Laplacian laplacian = new Laplacian(problem.shape());
    Chain change = new Chain(new Transposed(missing), laplacian);
    List<double[]> channels = new ArrayList<>();
    for (double[] known : start.channels()) {
      double[] rest = new double[known.length];
      laplacian.apply(known, rest);
      for (int i = 0; i < rest.length; i++) {
        rest[i] = -rest[i];
      }
      double[] added = new double[missing.range().size()];
      SOLVER.explain(change, added, rest, 0);
      double[] solved = new double[known.length];
      missing.adjoint(added, solved);
      for (int i = 0; i < solved.length; i++) {
        solved[i] += known[i];
      }
      channels.add(solved);
    }
    return new Planes(start.shape(), channels, start.colours());
  }
}
