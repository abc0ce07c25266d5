package inr.solve.series;

import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.Regression;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A straight line through the known points by least squares, and with it the strongest sinusoid if
 * wanted: y = b₀ + b₁x + b₂ sin ωx + b₃ cos ωx.
 *
 * @param sinusoid whether there is one, see {@link StrongestWave}
 */
public record LinearSeries(boolean sinusoid) implements PartialMethod {
  @Override
  public String name() {
    return sinusoid ? "trend+sinusoid" : "trend";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done) {
    int channels = problem.channels();
    int[] known = problem.points(true);
    int[] all = new int[problem.known().length];
    Arrays.setAll(all, i -> i);
    double[] x = problem.coordinates(known);
    double[] everywhere = problem.coordinates(all);
    double[] values = new double[all.length * channels];
    for (int c = 0; c < channels; c++) {
      double[] y = StrongestWave.values(problem, known, c);
      double omega = sinusoid ? StrongestWave.of(x, y, workers) : 0;
      double[] factors = Regression.factors(rows(x, omega), y, workers);
      double[][] rows = rows(everywhere, omega);
      for (int i = 0; i < all.length; i++) {
        values[i * channels + c] = Regression.value(factors, rows[i]);
      }
    }
    return FieldAnswer.of(values);
  }

  /** 1 and x, and where ω is not 0 its sines and cosines. */
  static double[][] rows(double[] x, double omega) {
    return Arrays.stream(x)
        .mapToObj(
            at ->
                omega == 0
                    ? new double[] {1, at}
                    : new double[] {1, at, StrictMath.sin(omega * at), StrictMath.cos(omega * at)})
        .toArray(double[][]::new);
  }
}
