package inr.solve.sphere;

import inr.network.NetworkSpec;
import inr.parallel.Workers;
import inr.reference.ReferenceNetwork;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.Regression;
import java.util.stream.IntStream;

/** Spherical harmonics and a constant at places, and sums of them. */
final class Harmonics {
  /** Points whose harmonics are held at a time. */
  private static final int ROWS = 8192;

  private static final int STRETCH = 256;

  private final NetworkSpec network;

  /** Those of so many degrees. */
  Harmonics(int degrees) {
    this.network = SphereNetworks.linear(degrees);
  }

  /**
   * {@code [points, functions]}; the slope of a linear layer along its weights is what goes into
   * it.
   */
  double[][] at(double[] map, Workers workers) {
    int parameters = network.layout().size();
    double[][] rows = new double[map.length / 2][parameters];
    double[] none = new double[parameters];
    double[] one = {1};
    workers.runStretches(
        rows.length,
        STRETCH,
        (worker, from, to) -> {
          ReferenceNetwork linear = new ReferenceNetwork(network.circuit());
          for (int i = from; i < to; i++) {
            linear.accumulate(none, new double[] {map[2 * i], map[2 * i + 1]}, one, rows[i]);
          }
        });
    return rows;
  }

  /**
   * Sums at all points of a signal, {@code [N, C]}.
   *
   * @param factors of each channel
   */
  double[] sums(PartialSignal problem, double[][] factors, Workers workers) {
    int channels = factors.length;
    int count = problem.known().length;
    double[] values = new double[count * channels];
    for (int from = 0; from < count; from += ROWS) {
      int[] some = IntStream.range(from, Math.min(count, from + ROWS)).toArray();
      double[][] here = at(problem.coordinates(some), workers);
      for (int i = 0; i < some.length * channels; i++) {
        values[from * channels + i] = Regression.value(factors[i % channels], here[i / channels]);
      }
    }
    return values;
  }
}
