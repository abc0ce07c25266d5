package inr.leastsquares;

import inr.parallel.Workers;

/**
 * JᵀJ and the steps (JᵀJ + μD)s = Jᵀr of Levenberg and Marquardt; where residues are linear, one
 * step is the answer.
 */
public final class NormalMatrix {
  /** Rows of the matrix that are one task. */
  private static final int STRETCH = 16;

  private final double[][] a;
  private final double[] right;

  /**
   * Sums up, in the order of rows whatever the number of threads.
   *
   * @param j J {@code [rows, parameters]}
   * @param r {@code [rows]}
   */
  public NormalMatrix(double[][] j, double[] r, Workers workers) {
    int parameters = j[0].length;
    this.a = new double[parameters][parameters];
    this.right = new double[parameters];
    workers.runStretches(
        parameters,
        STRETCH,
        (worker, from, to) -> {
          int n = 0;
          for (; n + 3 < j.length; n += 4) {
            for (int i = from; i < to; i++) {
              add(j[n], j[n + 1], j[n + 2], j[n + 3], i, a[i]);
            }
          }
          for (; n < j.length; n++) {
            for (int i = from; i < to; i++) {
              add(j[n][i], j[n], i, a[i]);
            }
          }
          for (n = 0; n < j.length; n++) {
            for (int i = from; i < to; i++) {
              right[i] += j[n][i] * r[n];
            }
          }
        });
  }

  /** Four rows at once, so that y is read and written once for them; added one after the other. */
  private static void add(double[] u, double[] v, double[] w, double[] x, int i, double[] y) {
    double fu = u[i];
    double fv = v[i];
    double fw = w[i];
    double fx = x[i];
    for (int k = i; k < y.length; k++) {
      y[k] = y[k] + fu * u[k] + fv * v[k] + fw * w[k] + fx * x[k];
    }
  }

  /** y += f x from an index on. */
  private static void add(double f, double[] x, int from, double[] y) {
    for (int k = from; k < y.length; k++) {
      y[k] += f * x[k];
    }
  }

  /** The largest element of the diagonal of JᵀJ D⁻¹. */
  double largest(double[] d) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, a[i][i] / d[i]);
    }
    return largest;
  }

  /**
   * A step, by Cholesky's factors.
   *
   * @param damping μ
   * @param d the diagonal matrix D
   * @return s, or nothing but NaN where rounding left the matrix without factors
   */
  public double[] step(double damping, double[] d) {
    int size = a.length;
    double[][] u = new double[size][];
    for (int i = 0; i < size; i++) {
      u[i] = a[i].clone();
      u[i][i] += damping * d[i];
    }
    double[] s = right.clone();
    for (int i = 0; i < size; i++) {
      double pivot = Math.sqrt(u[i][i]);
      for (int k = i; k < size; k++) {
        u[i][k] /= pivot;
      }
      s[i] /= pivot;
      for (int m = i + 1; m < size; m++) {
        add(-u[i][m], u[i], m, u[m]);
        s[m] -= u[i][m] * s[i];
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int m = i + 1; m < size; m++) {
        s[i] -= u[i][m] * s[m];
      }
      s[i] /= u[i][i];
    }
    return s;
  }

  /** sᵀ(μDs + Jᵀr): twice the decrease that a linear residue would have. */
  double promised(double[] s, double damping, double[] d) {
    double sum = 0;
    for (int i = 0; i < s.length; i++) {
      sum += s[i] * (damping * d[i] * s[i] + right[i]);
    }
    return sum;
  }
}
