package inr.solve.sphere;

import inr.leastsquares.NormalMatrix;
import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.Regression;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The probability that a label is 1, p = 1/(1 + e^−b·h) of a sum of spherical harmonics h, by
 * cross-entropy: b minimises −Σ log p(y) + {@value #RIDGE}/2·|b|², found by Newton's steps, halved
 * where they go too far; it ends with the best b so far where none of a step's halves gains, as
 * where rounding leaves the normal equations without factors. Labels are numbers of one channel, 1
 * above ½. The weight on b keeps it finite where harmonics tell all labels apart.
 *
 * @param degrees of the harmonics: their square is how many there are
 */
public record HarmonicClassification(int degrees) implements PartialMethod {
  /** Most labels times harmonics: of these there are two arrays of 64 bits. */
  private static final long MOST_NUMBERS = 50_000_000;

  private static final double RIDGE = 0.01;
  private static final double HALF = 0.5;
  private static final int MOST_STEPS = 50;
  private static final int MOST_HALVINGS = 30;

  /** Part of the loss that a step must gain to be followed by another one. */
  private static final double SMALL = 1e-9;

  /** Whether a problem's labels and these harmonics are not too many. */
  public boolean takes(PartialSignal problem) {
    return (long) problem.points(true).length * degrees * degrees <= MOST_NUMBERS;
  }

  @Override
  public String name() {
    return "logistic-" + degrees;
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done) {
    int[] known = problem.points(true);
    boolean[] labels = new boolean[known.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = problem.value(known[i], 0) > HALF;
    }
    Harmonics harmonics = new Harmonics(degrees);
    double[][] rows = harmonics.at(problem.coordinates(known), workers);
    double[] factors = factors(rows, labels, workers);
    double[] values = harmonics.sums(problem, new double[][] {factors}, workers);
    return FieldAnswer.of(Arrays.stream(values).map(HarmonicClassification::probability).toArray());
  }

  /** b of rows h {@code [N, F]}. */
  static double[] factors(double[][] rows, boolean[] labels, Workers workers) {
    double[] factors = new double[rows[0].length];
    double[][] weighted = new double[rows.length + factors.length][factors.length];
    double loss = loss(rows, labels, factors);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] whole = newton(rows, labels, factors, weighted, workers);
      double[] next = factors;
      double least = loss;
      double part = 1;
      for (int halving = 0; halving < MOST_HALVINGS && !(least < loss); halving++) {
        next = moved(factors, part, whole);
        least = loss(rows, labels, next);
        part /= 2;
      }
      if (!(least < loss)) {
        return factors;
      }
      double gain = loss - least;
      factors = next;
      loss = least;
      if (gain <= SMALL * loss) {
        return factors;
      }
    }
    return factors;
  }

  private static double[] moved(double[] factors, double part, double[] step) {
    double[] moved = factors.clone();
    for (int k = 0; k < moved.length; k++) {
      moved[k] += part * step[k];
    }
    return moved;
  }

  /**
   * (Σ p (1 − p) h hᵀ + ridge) s = Σ (y − p) h − ridge·b, as the normal equations of J and r.
   *
   * @param j J {@code [N + F, F]}: overwritten; 0 off the diagonal of its last F rows
   * @return s, or nothing but NaN where rounding left them without factors
   */
  private static double[] newton(
      double[][] rows, boolean[] labels, double[] factors, double[][] j, Workers workers) {
    int count = rows.length;
    double[] r = new double[j.length];
    for (int i = 0; i < count; i++) {
      double p = probability(Regression.value(factors, rows[i]));
      double weight = Math.sqrt(Math.max(p * (1 - p), Double.MIN_NORMAL));
      for (int k = 0; k < factors.length; k++) {
        j[i][k] = weight * rows[i][k];
      }
      r[i] = ((labels[i] ? 1 : 0) - p) / weight;
    }
    double root = Math.sqrt(RIDGE);
    for (int k = 0; k < factors.length; k++) {
      j[count + k][k] = root;
      r[count + k] = -root * factors[k];
    }
    return new NormalMatrix(j, r, workers).step(0, new double[factors.length]);
  }

  private static double loss(double[][] rows, boolean[] labels, double[] factors) {
    double sum = 0;
    for (double factor : factors) {
      sum += RIDGE / 2 * factor * factor;
    }
    for (int i = 0; i < rows.length; i++) {
      double value = Regression.value(factors, rows[i]);
      double against = labels[i] ? -value : value;
      sum += Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
    }
    return sum;
  }

  private static double probability(double value) {
    return 1 / (1 + StrictMath.exp(-value));
  }
}
