package inr.solve.sound;

import inr.operator.ForwardOperator;
import inr.parallel.Workers;
import inr.solve.ConjugateGradients;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The smallest sound that explains the data exactly: x = A⁺ y, by conjugate gradients. It is the
 * sinc interpolation, with what the filter of the reduction weakened next to its edge brought back.
 */
public record LeastNorm() implements SoundMethod<Upsampling> {
  private static final ConjugateGradients SOLVER = new ConjugateGradients(100, 1e-9);

  @Override
  public String name() {
    return "exact";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Waves solve(Upsampling problem, Workers workers, IntConsumer done) {
    List<double[]> channels = new ArrayList<>();
    for (double[] y : problem.data().channels()) {
      double[] x = new double[problem.operator().domain().size()];
      explain(problem.operator(), x, y);
      channels.add(x);
    }
    return new Waves(channels, problem.data().rate() * problem.operator().factor());
  }

  /** Replaces z by the nearest sound that explains y. */
  static void explain(ForwardOperator operator, double[] z, double[] y) {
    SOLVER.explain(operator, z, y, 0);
  }
}
