package inr.pyramid;

/**
 * The directions in which the channels of a signal vary most, an orthonormal basis: eigenvectors of
 * their covariance by Jacobi's rotations, the largest eigenvalue first.
 */
public final class PrincipalAxes {
  private static final int SWEEPS = 60;

  private final double[][] directions;

  /**
   * The axes of a covariance.
   *
   * @param covariance symmetric; overwritten
   */
  public PrincipalAxes(double[][] covariance) {
    int n = covariance.length;
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(covariance, vectors, p, q);
        }
      }
    }
    this.directions = new double[n][n];
    boolean[] taken = new boolean[n];
    for (int k = 0; k < n; k++) {
      int best = -1;
      for (int i = 0; i < n; i++) {
        if (!taken[i] && (best < 0 || covariance[i][i] > covariance[best][best])) {
          best = i;
        }
      }
      taken[best] = true;
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += vectors[j][best];
      }
      for (int j = 0; j < n; j++) {
        directions[k][j] = sum < 0 ? -vectors[j][best] : vectors[j][best];
      }
    }
  }

  /** One rotation that makes the element p, q vanish. */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (Math.abs(a[p][q]) <= 1e-15 * (Math.abs(a[p][p]) + Math.abs(a[q][q]))) {
      return;
    }
    double ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = cosine * kp - sine * kq;
      a[k][q] = sine * kp + cosine * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = cosine * pk - sine * qk;
      a[q][k] = sine * pk + cosine * qk;
      double vp = vectors[k][p];
      double vq = vectors[k][q];
      vectors[k][p] = cosine * vp - sine * vq;
      vectors[k][q] = sine * vp + cosine * vq;
    }
  }

  /** Direction k, one number for each channel. */
  public double[] direction(int k) {
    return directions[k];
  }
}
