package inr.solve;

import inr.operator.Kernel;
import inr.parallel.Workers;
import java.util.function.IntConsumer;

/**
 * The first picture enlarged by Keys' cubic, or what is nearest to that of those that explain all
 * pictures best, by sixty conjugate gradients at most.
 *
 * @param name short name
 * @param explains whether it is the latter
 */
record BurstWithoutPrior(String name, boolean explains) implements Method<Burst> {
  private static final ConjugateGradients SOLVER = new ConjugateGradients(60, 1e-3);

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Burst problem, Workers workers, IntConsumer done) {
    Planes enlarged = problem.enlarged(Kernel.BICUBIC);
    return explains ? problem.explained(enlarged, SOLVER) : enlarged;
  }
}
