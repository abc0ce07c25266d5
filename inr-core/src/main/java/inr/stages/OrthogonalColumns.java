package inr.stages;

/**
 * Least squares with a matrix of few columns and a penalty of each coefficient: min ‖y − Φc‖² +
 * ρ²‖c‖², by Householder's reflections of [Φ; ρI] = QR.
 */
final class OrthogonalColumns {
  private final int rows;
  private final int columns;

  /** Orthonormal columns, {@code [columns, rows + columns]}. */
  final double[][] q;

  private final double[][] r;

  /**
   * Takes [Φ; ρI] apart.
   *
   * @param phi Φ, column by column, {@code [columns, rows]}
   * @param ridge ρ, positive
   */
  OrthogonalColumns(double[][] phi, double ridge) {
    this.columns = phi.length;
    this.rows = phi[0].length;
    double[][] a = new double[columns][rows + columns];
    for (int k = 0; k < columns; k++) {
      System.arraycopy(phi[k], 0, a[k], 0, rows);
      a[k][rows + k] = ridge;
    }
    this.r = new double[columns][columns];
    double[][] mirrors = new double[columns][];
    for (int k = 0; k < columns; k++) {
      double[] v = a[k].clone();
      for (int i = 0; i < k; i++) {
        r[i][k] = v[i];
        v[i] = 0;
      }
      double norm = Math.sqrt(dot(v, v, k));
      r[k][k] = v[k] > 0 ? -norm : norm;
      v[k] -= r[k][k];
      double length = Math.sqrt(dot(v, v, k));
      for (int i = k; i < v.length; i++) {
        v[i] /= length;
      }
      mirrors[k] = v;
      for (int j = k + 1; j < columns; j++) {
        reflect(v, a[j], k);
      }
    }
    this.q = new double[columns][rows + columns];
    for (int k = 0; k < columns; k++) {
      q[k][k] = 1;
      for (int m = columns - 1; m >= 0; m--) {
        reflect(mirrors[m], q[k], m);
      }
    }
  }

  /** The coefficients c of values y. */
  double[] coefficients(double[] y) {
    double[] c = new double[columns];
    for (int k = columns - 1; k >= 0; k--) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += q[k][i] * y[i];
      }
      for (int j = k + 1; j < columns; j++) {
        sum -= r[k][j] * c[j];
      }
      c[k] = sum / r[k][k];
    }
    return c;
  }

  /** x − 2 v (v·x), for a v that is 0 before {@code from}. */
  private static void reflect(double[] v, double[] x, int from) {
    double twice = 2 * dot(v, x, from);
    for (int i = from; i < x.length; i++) {
      x[i] -= twice * v[i];
    }
  }

  private static double dot(double[] a, double[] b, int from) {
    double sum = 0;
    for (int i = from; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
