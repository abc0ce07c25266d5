package inr.solve.sound;

import inr.parallel.Workers;
import java.util.function.IntConsumer;

/**
 * Samples between samples by the ideal low-pass under Kaiser's window of β = 10: the filter of the
 * reduction's adjoint, s·Aᵀ y. What the reduction weakened next to its edge becomes weaker still.
 */
public record WindowedSinc() implements SoundMethod<Upsampling> {
  @Override
  public String name() {
    return "sinc";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Waves solve(Upsampling problem, Workers workers, IntConsumer done) {
    int factor = problem.operator().factor();
    return problem
        .data()
        .map(
            problem.data().rate() * factor,
            channel -> {
              double[] x = new double[problem.operator().domain().size()];
              problem.operator().adjoint(channel, x);
              for (int i = 0; i < x.length; i++) {
                x[i] *= factor;
              }
              return x;
            });
  }
}
