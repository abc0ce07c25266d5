package inr.solve.sphere;

import inr.network.NetworkSpec;
import inr.parallel.Workers;
import inr.reference.ReferenceNetwork;
import inr.solve.FieldAnswer;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.Regression;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A sum of spherical harmonics, fitted by least squares.
 *
 * @param degrees of the harmonics: their square is how many there are
 */
public record HarmonicRegression(int degrees) implements PartialMethod {
  @Override
  public String name() {
    return "linear-" + degrees;
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done) {
    int channels = problem.channels();
    int count = problem.known().length;
    int[] known = problem.points(true);
    double[][] rows = harmonics(problem.coordinates(known), workers);
    double[][] factors = new double[channels][];
    for (int c = 0; c < channels; c++) {
      double[] y = new double[known.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = problem.value(known[i], c);
      }
      factors[c] = Regression.factors(rows, y, workers);
    }
    double[] values = new double[count * channels];
    for (int from = 0; from < count; from += ROWS) {
      int[] some = IntStream.range(from, Math.min(count, from + ROWS)).toArray();
      double[][] here = harmonics(problem.coordinates(some), workers);
      for (int i = 0; i < some.length * channels; i++) {
        values[from * channels + i] = Regression.value(factors[i % channels], here[i / channels]);
      }
    }
    return FieldAnswer.of(values);
  }

  /** Points whose harmonics are held at a time. */
  private static final int ROWS = 8192;

  /** The slope of a linear layer's output along its weights is what goes into it. */
  private double[][] harmonics(double[] map, Workers workers) {
    NetworkSpec network = SphereNetworks.linear(degrees);
    int parameters = network.layout().size();
    double[][] rows = new double[map.length / 2][parameters];
    double[] none = new double[parameters];
    double[] one = {1};
    workers.runStretches(
        rows.length,
        256,
        (worker, from, to) -> {
          ReferenceNetwork linear = new ReferenceNetwork(network.circuit());
          for (int i = from; i < to; i++) {
            linear.accumulate(none, new double[] {map[2 * i], map[2 * i + 1]}, one, rows[i]);
          }
        });
    return rows;
  }
}
