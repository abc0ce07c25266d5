package inr.metric;

/**
 * Window of local statistics, a separable square: w[i,j] = v[i]·v[j] with v[k] ∝ exp(−k²/2σ²), |k|
 * ≤ (taps − 1)/2, Σv = 1.
 *
 * @param taps samples along a side, odd and at least 3; a picture must have at least as many rows
 *     and columns
 * @param sigma σ in samples, above 0; infinite makes the window uniform
 * @param sampleCovariance whether variances and covariance are multiplied by n/(n − 1), n = taps²
 */
public record SsimWindow(int taps, double sigma, boolean sampleCovariance) {
  /** Gaussian 11 x 11, σ = 1.5, population covariance: the window of Wang et al. 2004. */
  public static final SsimWindow GAUSSIAN = new SsimWindow(11, 1.5, false);

  /** Uniform 7 x 7, sample covariance: what scikit-image uses unless told otherwise. */
  public static final SsimWindow UNIFORM = new SsimWindow(7, Double.POSITIVE_INFINITY, true);

  public SsimWindow {
    if (taps < 3 || taps % 2 == 0 || !(sigma > 0)) {
      throw new IllegalArgumentException(
          "SSIM window of "
              + taps
              + " taps with sigma "
              + sigma
              + "; an odd number of at least 3 and a sigma above 0 are accepted");
    }
  }

  /** v, {@code taps} weights. */
  public double[] weights() {
    double[] weights = new double[taps];
    double sum = 0;
    for (int i = 0; i < taps; i++) {
      double k = i - taps / 2;
      weights[i] = StrictMath.exp(-k * k / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < taps; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** Factor of variances and covariance. */
  double covarianceFactor() {
    double n = (double) taps * taps;
    return sampleCovariance ? n / (n - 1) : 1;
  }

  /** Whether the window fits into a picture at least once. */
  boolean fits(int width, int height) {
    return Math.min(width, height) >= taps;
  }
}
