package inr.solve;

import java.util.Arrays;

/**
 * The cubic spline through numbers at places in a row, with two continuous derivatives; at the ends
 * the outer two pieces are one polynomial ("not a knot"). Before the first of these places and
 * after the last it stays what it is there.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4612-6333-3">de Boor, A practical guide to splines,
 *     IV</a>
 */
public final class SplineThrough {
  /** Fewer places have no such spline. */
  public static final int FEWEST = 4;

  private SplineThrough() {}

  /**
   * Draws it.
   *
   * @param t places, rising
   * @param y numbers there
   * @param x the spline at 0, 1, …: overwritten
   */
  public static void draw(int[] t, double[] y, double[] x) {
    if (t.length < FEWEST) {
      throw new IllegalArgumentException(
          "spline goes through at least " + FEWEST + " samples but " + t.length + " are known");
    }
    double[] bends = bends(t, y);
    Arrays.fill(x, 0, t[0] + 1, y[0]);
    for (int k = 0; k + 1 < t.length; k++) {
      double h = t[k + 1] - t[k];
      for (int i = t[k] + 1; i <= t[k + 1]; i++) {
        double right = (i - t[k]) / h;
        double left = 1 - right;
        x[i] =
            left * y[k]
                + right * y[k + 1]
                + h
                    * h
                    / 6
                    * ((left * left * left - left) * bends[k]
                        + (right * right * right - right) * bends[k + 1]);
      }
    }
    Arrays.fill(x, t[t.length - 1], x.length, y[t.length - 1]);
  }

  /**
   * Second derivatives m at the knots: h₋ m₋ + 2(h₋ + h) m + h m₊ = 6(slope − slope₋), a
   * tridiagonal system, in which m₀ = ((h₀ + h₁) m₁ − h₀ m₂)/h₁ at either end.
   */
  private static double[] bends(int[] t, double[] y) {
    int inner = t.length - 2;
    double[] below = new double[inner];
    double[] diagonal = new double[inner];
    double[] above = new double[inner];
    double[] right = new double[inner];
    for (int k = 1; k <= inner; k++) {
      double before = t[k] - t[k - 1];
      double after = t[k + 1] - t[k];
      below[k - 1] = before;
      diagonal[k - 1] = 2 * (before + after);
      above[k - 1] = after;
      right[k - 1] = 6 * ((y[k + 1] - y[k]) / after - (y[k] - y[k - 1]) / before);
    }
    int last = inner - 1;
    double first = below[0] / above[0];
    diagonal[0] += below[0] * (1 + first);
    above[0] -= below[0] * first;
    double end = above[last] / below[last];
    diagonal[last] += above[last] * (1 + end);
    below[last] -= above[last] * end;
    for (int k = 1; k < inner; k++) {
      double factor = below[k] / diagonal[k - 1];
      diagonal[k] -= factor * above[k - 1];
      right[k] -= factor * right[k - 1];
    }
    double[] bends = new double[t.length];
    for (int k = last; k >= 0; k--) {
      double next = k == last ? 0 : above[k] * bends[k + 2];
      bends[k + 1] = (right[k] - next) / diagonal[k];
    }
    bends[0] = (1 + first) * bends[1] - first * bends[2];
    bends[inner + 1] = (1 + end) * bends[inner] - end * bends[inner - 1];
    return bends;
  }
}
