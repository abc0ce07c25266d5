package inr.solve;

import inr.operator.ForwardOperator;
import inr.operator.Shape;
import inr.parallel.Workers;
import java.util.List;

/**
 * What is to be solved: y = A x + n for a picture x, A being the same for each channel and n
 * Gaussian noise.
 *
 * <p>A kind of problem says how its data explain a picture; methods need no more, so a problem of
 * one's own is a class with these methods.
 */
public interface Problem {
  /** A of one channel, from planes of height and width. */
  ForwardOperator operator();

  /** y of each channel, in the order of the channels of x; 1 is the range of stored values. */
  List<double[]> measured();

  /** How many of the channels are light and not alpha: 1 or 3. */
  int colours();

  /** Standard deviation of the noise in y, 1 being the range of stored values; 0 if y is exact. */
  double noise();

  /** Noise that a prior goes by: {@link #noise}, or more where data are never as exact. */
  default double assumedNoise() {
    return noise();
  }

  /** A first guess of x. */
  Planes start(Workers workers);

  /**
   * Replaces z by what explains y and is near z: argmin ‖A x − y‖² + weight·‖x − z‖².
   *
   * @param z of the domain of A: overwritten
   * @param y of its range: read
   * @param weight at least 0; at 0 the nearest x of those that explain y best
   */
  void explain(double[] z, double[] y, double weight);

  /** Whether {@link #explain} is exact and costs about as much as A. */
  boolean direct();

  /** Height and width of x. */
  default Shape shape() {
    return operator().domain();
  }

  /** rms(A x − y), 1 being the range of stored values. */
  default double misfit(Planes x) {
    return Misfit.rms(operator(), x.channels(), measured());
  }
}
