package inr.solve.sound;

import inr.parallel.Workers;
import inr.solve.SplineThrough;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The cubic spline through what is known of samples, see {@link SplineThrough}. */
public record CubicSpline() implements SoundMethod<SoundProblem> {
  @Override
  public String name() {
    return "spline";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Waves solve(SoundProblem problem, Workers workers, IntConsumer done) {
    Waves start = problem.start();
    double[][] channels = new double[start.channels().size()][start.frames()];
    workers.run(channels.length, (worker, c) -> draw(problem.bounds(c).known(), channels[c]));
    return new Waves(Arrays.asList(channels), start.rate());
  }

  private static void draw(Bounds known, double[] x) {
    SplineThrough.draw(known.places(), known.low(), x);
  }
}
