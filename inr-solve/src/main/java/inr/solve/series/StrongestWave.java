package inr.solve.series;

import inr.parallel.Workers;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.Regression;

/**
 * The ω of the sinusoid that, together with a straight line, explains most of a series: the highest
 * place of the periodogram of what a line leaves, in steps of a quarter turn over the whole, then
 * by least squares to a millionth of that.
 */
public final class StrongestWave {
  /** Turns over the whole series: at least one, at most a quarter of the points. */
  private static final int MOST_TURNS = 4000;

  private static final double STEP = 0.25;
  private static final int STRETCH = 64;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int NARROWINGS = 30;

  private StrongestWave() {}

  /**
   * ω in radians for a unit of x.
   *
   * @param x rising
   * @param y as many numbers
   */
  public static double of(double[] x, double[] y, Workers workers) {
    double range = x[x.length - 1] - x[0];
    double unit = 2 * Math.PI / range;
    double[] rest = rest(x, y, 0, workers);
    int candidates = Math.max(1, (int) ((Math.min(x.length / 4.0, MOST_TURNS) - 1) / STEP) + 1);
    double[] powers = new double[candidates];
    workers.runStretches(
        candidates,
        STRETCH,
        (worker, from, to) ->
            powers(x, rest, unit * (1 + STEP * from), unit * STEP, powers, from, to));
    int best = 0;
    for (int k = 1; k < candidates; k++) {
      best = powers[k] > powers[best] ? k : best;
    }
    double middle = unit * (1 + STEP * best);
    return narrowed(x, y, middle - unit * STEP, middle + unit * STEP, workers);
  }

  /** That of the known points of the first channel, for networks of all. */
  public static double of(PartialSignal problem, Workers workers) {
    int[] known = problem.points(true);
    return of(problem.coordinates(known), values(problem, known, 0), workers);
  }

  static double[] values(PartialSignal problem, int[] points, int channel) {
    double[] y = new double[points.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = problem.value(points[i], channel);
    }
    return y;
  }

  /** |Σ r e^(iωx)|², each ω from the one before by a turn of every point. */
  private static void powers(
      double[] x, double[] rest, double first, double step, double[] powers, int from, int to) {
    double[] cosines = new double[x.length];
    double[] sines = new double[x.length];
    double[] turnCosines = new double[x.length];
    double[] turnSines = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      cosines[i] = StrictMath.cos(first * x[i]);
      sines[i] = StrictMath.sin(first * x[i]);
      turnCosines[i] = StrictMath.cos(step * x[i]);
      turnSines[i] = StrictMath.sin(step * x[i]);
    }
    for (int k = from; k < to; k++) {
      double cosine = 0;
      double sine = 0;
      for (int i = 0; i < x.length; i++) {
        cosine += rest[i] * cosines[i];
        sine += rest[i] * sines[i];
        double next = cosines[i] * turnCosines[i] - sines[i] * turnSines[i];
        sines[i] = cosines[i] * turnSines[i] + sines[i] * turnCosines[i];
        cosines[i] = next;
      }
      powers[k] = cosine * cosine + sine * sine;
    }
  }

  /** Golden section: the sum of squares has one minimum this near to the highest power. */
  private static double narrowed(double[] x, double[] y, double low, double high, Workers workers) {
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = squares(rest(x, y, left, workers));
    double atRight = squares(rest(x, y, right, workers));
    for (int k = 0; k < NARROWINGS; k++) {
      if (atLeft < atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = squares(rest(x, y, left, workers));
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = squares(rest(x, y, right, workers));
      }
    }
    return (low + high) / 2;
  }

  private static double[] rest(double[] x, double[] y, double omega, Workers workers) {
    double[][] rows = LinearSeries.rows(x, omega);
    double[] factors = Regression.factors(rows, y, workers);
    double[] rest = new double[y.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = y[i] - Regression.value(factors, rows[i]);
    }
    return rest;
  }

  private static double squares(double[] rest) {
    double sum = 0;
    for (double value : rest) {
      sum += value * value;
    }
    return sum;
  }
}
