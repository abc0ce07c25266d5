package inr.bench.rate;

/**
 * A smooth curve through points that is monotone where they are: piecewise cubic, with slopes that
 * are the weighted harmonic mean of those beside (PCHIP).
 *
 * @see <a href="https://doi.org/10.1137/0905021">Fritsch and Butland 1984</a>
 */
final class MonotoneCubic {
  private final double[] x;
  private final double[] y;
  private final double[] slopes;

  /**
   * A curve.
   *
   * @param x rising, at least two
   * @param y as many
   */
  MonotoneCubic(double[] x, double[] y) {
    if (x.length < 2 || x.length != y.length) {
      throw new IllegalArgumentException(
          "a curve has " + x.length + " and " + y.length + " numbers; two points are needed");
    }
    this.x = x.clone();
    this.y = y.clone();
    slopes = slopes(x, y);
  }

  private static double[] slopes(double[] x, double[] y) {
    int n = x.length;
    double[] width = new double[n - 1];
    double[] secant = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      width[i] = x[i + 1] - x[i];
      secant[i] = (y[i + 1] - y[i]) / width[i];
    }
    double[] slopes = new double[n];
    if (n == 2) {
      slopes[0] = secant[0];
      slopes[1] = secant[0];
      return slopes;
    }
    for (int i = 1; i < n - 1; i++) {
      if (secant[i - 1] * secant[i] > 0) {
        double before = 2 * width[i] + width[i - 1];
        double after = width[i] + 2 * width[i - 1];
        slopes[i] = (before + after) / (before / secant[i - 1] + after / secant[i]);
      }
    }
    slopes[0] = end(width[0], width[1], secant[0], secant[1]);
    slopes[n - 1] = end(width[n - 2], width[n - 3], secant[n - 2], secant[n - 3]);
    return slopes;
  }

  /** Slope at an end: that of the parabola through three points, kept monotone. */
  private static double end(double width, double next, double secant, double nextSecant) {
    double slope = ((2 * width + next) * secant - width * nextSecant) / (width + next);
    if (slope * secant <= 0) {
      return 0;
    }
    boolean turns = secant * nextSecant <= 0;
    return turns && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
  }

  /** The curve between its ends; beyond them the outer cubics go on. */
  double at(double where) {
    int i = piece(where);
    double h = x[i + 1] - x[i];
    double t = (where - x[i]) / h;
    return y[i] + t * (h * slopes[i] + t * (square(i, h) + t * cube(i, h)));
  }

  /** The integral between two places, from ≤ to. */
  double integral(double from, double to) {
    return primitive(to) - primitive(from);
  }

  /** Integral from the first point on. */
  private double primitive(double where) {
    int last = piece(where);
    double sum = 0;
    for (int i = 0; i <= last; i++) {
      double h = x[i + 1] - x[i];
      double t = i < last ? 1 : (where - x[i]) / h;
      sum += h * t * (y[i] + t * (h * slopes[i] / 2 + t * (square(i, h) / 3 + t * cube(i, h) / 4)));
    }
    return sum;
  }

  private int piece(double where) {
    int i = 0;
    while (i < x.length - 2 && where > x[i + 1]) {
      i++;
    }
    return i;
  }

  private double square(int i, double h) {
    return 3 * (y[i + 1] - y[i]) - h * (2 * slopes[i] + slopes[i + 1]);
  }

  private double cube(int i, double h) {
    return h * (slopes[i] + slopes[i + 1]) - 2 * (y[i + 1] - y[i]);
  }
}
