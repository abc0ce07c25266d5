package inr.solve.sound;

import inr.operator.BandSolver;

/**
 * Sounds as autoregressions: e[n] = Σₖ a[k]·x[n − k], k from 0 to p, a[0] = 1, with as small errors
 * e as can be.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1986.1164824">Janssen, Veldhuis and Vries 1986</a>
 */
final class LinearPrediction {
  /** Share of the energy that is added to the first correlation, so that silence has a model. */
  private static final double FLOOR = 1e-12;

  private LinearPrediction() {}

  /** How a is found. */
  @FunctionalInterface
  interface Model {
    /** a of p + 1 numbers for samples of which none is changed. */
    double[] of(double[] x, int p);
  }

  /** By the autocorrelation of x, outside of which there is silence, and Levinson's recursion. */
  static double[] byAutocorrelation(double[] x, int p) {
    double[] r = correlation(x, p);
    double[] a = new double[p + 1];
    a[0] = 1;
    double error = r[0] * (1 + FLOOR);
    for (int m = 1; m <= p && error > 0; m++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += a[k] * r[m - k];
      }
      double reflection = -sum / error;
      reflect(a, m, reflection);
      error *= 1 - reflection * reflection;
    }
    return a;
  }

  /** The same of x under Hann's window. */
  static double[] byWindow(double[] x, int p) {
    double[] windowed = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      windowed[i] = GaborFrame.hann(i, x.length) * x[i];
    }
    return byAutocorrelation(windowed, p);
  }

  /**
   * By Burg's recursion, which looks at nothing outside of x.
   *
   * @see <a href="https://doi.org/10.1190/1.1440312">Burg, as told by Ulrych and Bishop 1975</a>
   */
  static double[] byBurg(double[] x, int p) {
    double[] forward = x.clone();
    double[] backward = x.clone();
    double[] a = new double[p + 1];
    a[0] = 1;
    for (int m = 1; m <= p && m < x.length; m++) {
      double product = 0;
      double energy = 0;
      for (int n = m; n < x.length; n++) {
        product += forward[n] * backward[n - 1];
        energy += forward[n] * forward[n] + backward[n - 1] * backward[n - 1];
      }
      if (energy == 0) {
        return a;
      }
      double reflection = -2 * product / energy;
      reflect(a, m, reflection);
      for (int n = x.length - 1; n >= m; n--) {
        double f = forward[n];
        forward[n] = f + reflection * backward[n - 1];
        backward[n] = backward[n - 1] + reflection * f;
      }
    }
    return a;
  }

  /** a ← (a, 0) + reflection·(0, a backwards). */
  private static void reflect(double[] a, int m, double reflection) {
    for (int low = 0, high = m; low <= high; low++, high--) {
      double first = a[low];
      double last = a[high];
      a[low] = first + reflection * last;
      a[high] = last + reflection * first;
    }
  }

  /** Σₙ x[n]·x[n + k] for k from 0 to p. */
  private static double[] correlation(double[] x, int p) {
    double[] r = new double[p + 1];
    for (int k = 0; k <= Math.min(p, x.length - 1); k++) {
      double sum = 0;
      for (int n = k; n < x.length; n++) {
        sum += x[n] * x[n - k];
      }
      r[k] = sum;
    }
    return r;
  }

  /**
   * Replaces what is missing by what makes Σ e² least, sums reaching beyond both ends, where there
   * is silence: B x = −(b ∗ known) at the places that are missing, b the autocorrelation of a.
   *
   * @param missing places in rising order
   */
  static void interpolate(double[] x, int[] missing, double[] a) {
    int p = a.length - 1;
    double[] b = correlation(a, p);
    for (int place : missing) {
      x[place] = 0;
    }
    double[] found = new double[missing.length];
    for (int k = 0; k < found.length; k++) {
      int place = missing[k];
      double sum = 0;
      for (int n = Math.max(0, place - p); n <= Math.min(x.length - 1, place + p); n++) {
        sum -= b[Math.abs(n - place)] * x[n];
      }
      found[k] = sum;
    }
    BandSolver.of(
            missing.length,
            band(missing, p),
            (i, j) -> missing[i] - missing[j] > p ? 0 : b[missing[i] - missing[j]])
        .solve(found);
    for (int k = 0; k < found.length; k++) {
      x[missing[k]] = found[k];
    }
  }

  /** How many of the missing places before one are at most p away, at most. */
  private static int band(int[] missing, int p) {
    int band = 0;
    for (int k = 0; k < missing.length; k++) {
      while (k > band && missing[k] - missing[k - band - 1] <= p) {
        band++;
      }
    }
    return band;
  }
}
