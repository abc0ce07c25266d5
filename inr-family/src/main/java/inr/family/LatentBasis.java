package inr.family;

import java.util.Arrays;

/**
 * Directions in which the latents of a family are coded: c = Vᵀ M (φ − m), φ = m + M⁻¹ V c, with M²
 * the mean of JᵀJ, J the derivatives of a signal's samples by its latent, and V the axes of the
 * covariance of M (φ − m), m the mean latent.
 *
 * <p>An error in c is an error of the same length in the samples, in whichever direction, so all
 * numbers have one step; and they are uncorrelated, so each is coded alone. What the latents of the
 * signals have twice over, and what no sample shows, is left with a small spread and costs nothing.
 * It is the transform of Karhunen and Loève, in the metric of the samples.
 *
 * <p>All of it follows from the family, to the bit: J is taken at {@value #DRAWS} latents drawn
 * from it.
 *
 * @param mean m
 * @param forward Vᵀ M, {@code [latent][latent]}
 * @param back M⁻¹ V
 * @param spreads standard deviations of c
 */
record LatentBasis(double[] mean, double[][] forward, double[][] back, double[] spreads) {
  private static final int DRAWS = 16;
  private static final long SEED = 0;
  private static final int MOST_NUMBERS = 512;

  /** A direction that no sample shows has no length; this share of the longest stands for it. */
  private static final double LEAST_SHARE = 1e-10;

  /**
   * Of a family.
   *
   * @throws IllegalArgumentException if a latent has too many numbers
   */
  static LatentBasis of(Family family, int threads) {
    int n = family.latent();
    requireNumbers(n);
    double[][] draws = new double[DRAWS][];
    Arrays.setAll(draws, s -> family.sample(SEED, s));
    double[][] metric;
    try (Members members = new Members(family, threads)) {
      metric = members.metric(draws);
    }
    Diagonalisation lengths = Diagonalisation.of(metric);
    double[][] root = lengths.power(0.5, LEAST_SHARE);
    double[][] inverse = lengths.power(-0.5, LEAST_SHARE);
    Diagonalisation axes = Diagonalisation.of(product(product(root, family.covariance()), root));
    double[] spreads = new double[n];
    Arrays.setAll(spreads, k -> Math.sqrt(Math.max(0, axes.values()[k])));
    return new LatentBasis(
        family.mean(),
        product(transposed(axes.vectors()), root),
        product(inverse, axes.vectors()),
        spreads);
  }

  /** Refuses latents of which the axes would take too long. */
  static void requireNumbers(int n) {
    if (n > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "latent has " + n + " numbers; at most " + MOST_NUMBERS + " are coded");
    }
  }

  /** c of a latent. */
  double[] coefficients(double[] phi) {
    double[] apart = new double[phi.length];
    Arrays.setAll(apart, k -> phi[k] - mean[k]);
    return product(forward, apart);
  }

  /** The latent of c. */
  double[] latent(double[] coefficients) {
    double[] phi = product(back, coefficients);
    Arrays.setAll(phi, k -> mean[k] + phi[k]);
    return phi;
  }

  private static double[] product(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  private static double[][] transposed(double[][] matrix) {
    int n = matrix.length;
    double[][] transposed = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }
}
