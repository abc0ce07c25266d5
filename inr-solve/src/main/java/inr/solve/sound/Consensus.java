package inr.solve.sound;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The mean of two answers. Where their errors are as large and have little to do with each other
 * the mean has half their energy; what explains data is convex here, so the mean explains them,
 * too.
 *
 * @param one of them, whose steps are told
 * @param other the other
 * @param <P> problems that both solve
 */
public record Consensus<P extends SoundProblem>(
    SoundMethod<? super P> one, SoundMethod<? super P> other) implements SoundMethod<P> {
  @Override
  public String name() {
    return one.name() + "+" + other.name();
  }

  @Override
  public int steps() {
    return one.steps();
  }

  @Override
  public Waves solve(P problem, Workers workers, IntConsumer done) {
    Waves first = one.solve(problem, workers, done);
    Waves second = other.solve(problem, workers, step -> {});
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < first.channels().size(); c++) {
      double[] x = first.channels().get(c);
      double[] y = second.channels().get(c);
      double[] mean = new double[x.length];
      Arrays.setAll(mean, i -> (x[i] + y[i]) / 2);
      channels.add(mean);
    }
    return new Waves(channels, first.rate());
  }
}
