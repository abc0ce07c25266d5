package inr.solve.sphere;

import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.Regression;
import java.util.function.IntConsumer;

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
    int[] known = problem.points(true);
    Harmonics harmonics = new Harmonics(degrees);
    double[][] rows = harmonics.at(problem.coordinates(known), workers);
    double[][] factors = new double[channels][];
    for (int c = 0; c < channels; c++) {
      double[] y = new double[known.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = problem.value(known[i], c);
      }
      factors[c] = Regression.factors(rows, y, workers);
    }
    return FieldAnswer.of(harmonics.sums(problem, factors, workers));
  }
}
