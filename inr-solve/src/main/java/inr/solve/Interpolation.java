package inr.solve;

import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.parallel.Workers;
import java.util.function.IntConsumer;

/**
 * Samples between samples: x = U y, U the enlargement by a kernel. Knows nothing of the operator.
 *
 * @param name short name
 * @param kernel of the enlargement
 */
public record Interpolation(String name, Kernel kernel) implements Method<Enlargement> {
  /** Keys' cubic. */
  public static Interpolation bicubic() {
    return new Interpolation("bicubic", Kernel.BICUBIC);
  }

  /** Lanczos' kernel of three lobes. */
  public static Interpolation lanczos() {
    return new Interpolation("lanczos3", Kernel.LANCZOS);
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Enlargement problem, Workers workers, IntConsumer done) {
    Resampling enlarging = problem.enlarging(kernel);
    return problem.data().through(enlarging);
  }
}
