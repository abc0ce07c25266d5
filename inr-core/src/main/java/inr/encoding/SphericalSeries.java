package inr.encoding;

import inr.circuit.FourierSeries;

/**
 * Real spherical harmonics as products of a function of the latitude and one of the longitude, both
 * Fourier series: Y_lm = Θ_lm(y) Φ_m(x), in the order l = 0, 1, …, m = −l … l.
 *
 * <p>With α = πy/2, cos θ = −sin α and sin θ = cos α, so the normalised associated Legendre
 * function P̄_lm(cos θ) is a sum of cos kα, k ≤ l, where l − m is even, and of sin kα where it is
 * odd. The sums follow from P̄₀₀ = 1/√4π, P̄_mm = √((2m + 1)/2m) sin θ P̄_(m−1)(m−1) and P̄_lm = a
 * (cos θ P̄_(l−1)m − b P̄_(l−2)m) with a² = (4l² − 1)/(l² − m²), b² = ((l − 1)² − m²)/(4(l − 1)² −
 * 1): nothing grows, since no coefficient is larger than the function.
 */
final class SphericalSeries {
  private SphericalSeries() {}

  static void requireSphere(int dimensions) {
    if (dimensions != 2) {
      throw new IllegalArgumentException(
          "spherical harmonics are of 2 coordinates, latitude and longitude, but there are "
              + dimensions);
    }
  }

  /** Θ of all harmonics of so many degrees; √2 of those with a longitude is in them. */
  static FourierSeries ofLatitude(int degrees) {
    double[][][] legendre = legendre(degrees);
    double[][] cosines = new double[degrees * degrees][];
    double[][] sines = new double[degrees * degrees][];
    for (int l = 0; l < degrees; l++) {
      for (int m = -l; m <= l; m++) {
        double[] sum = times(m == 0 ? 1 : Math.sqrt(2), legendre[l][Math.abs(m)]);
        double[] none = new double[sum.length];
        boolean even = (l - m) % 2 == 0;
        cosines[l * l + l + m] = even ? sum : none;
        sines[l * l + l + m] = even ? none : sum;
      }
    }
    return new FourierSeries(2, 0, Math.PI / 2, cosines, sines);
  }

  /** Φ: sin |m|φ, 1 or cos mφ for m below, at or above 0. */
  static FourierSeries ofLongitude(int degrees) {
    double[][] cosines = new double[degrees * degrees][];
    double[][] sines = new double[degrees * degrees][];
    for (int l = 0; l < degrees; l++) {
      for (int m = -l; m <= l; m++) {
        int harmonic = Math.abs(m);
        cosines[l * l + l + m] = new double[harmonic + 1];
        sines[l * l + l + m] = new double[harmonic + 1];
        (m < 0 ? sines : cosines)[l * l + l + m][harmonic] = 1;
      }
    }
    return new FourierSeries(2, 1, Math.PI, cosines, sines);
  }

  /** Coefficients of P̄_lm by l and m. */
  private static double[][][] legendre(int degrees) {
    double[][][] p = new double[degrees][][];
    for (int l = 0; l < degrees; l++) {
      p[l] = new double[l + 1][];
    }
    for (int m = 0; m < degrees; m++) {
      p[m][m] =
          m == 0
              ? new double[] {Math.sqrt(1 / (4 * Math.PI))}
              : times(Math.sqrt((2.0 * m + 1) / (2.0 * m)), timesSine(p[m - 1][m - 1]));
      for (int l = m + 1; l < degrees; l++) {
        double a = Math.sqrt((4.0 * l * l - 1) / (l * l - m * m));
        p[l][m] = times(a, timesCosine(p[l - 1][m], (l - 1 - m) % 2 == 0));
        if (l > m + 1) {
          int before = l - 1;
          double b = Math.sqrt((before * before - m * m) / (4.0 * before * before - 1));
          for (int k = 0; k < p[l - 2][m].length; k++) {
            p[l][m][k] -= a * b * p[l - 2][m][k];
          }
        }
      }
    }
    return p;
  }

  /** A sum of cosines times sin θ = cos α: another. */
  private static double[] timesSine(double[] cosines) {
    double[] product = new double[cosines.length + 1];
    for (int k = 0; k < cosines.length; k++) {
      product[k + 1] += cosines[k] / 2;
      product[Math.abs(k - 1)] += cosines[k] / 2;
    }
    return product;
  }

  /** A sum of cosines times cos θ = −sin α, which is one of sines; or the other way round. */
  private static double[] timesCosine(double[] sum, boolean ofCosines) {
    double sign = ofCosines ? -0.5 : 0.5;
    double[] product = new double[sum.length + 1];
    if (ofCosines) {
      product[1] = -sum[0];
    }
    for (int k = 1; k < sum.length; k++) {
      product[k + 1] += sign * sum[k];
      product[k - 1] -= sign * sum[k];
    }
    return product;
  }

  private static double[] times(double factor, double[] sum) {
    double[] product = new double[sum.length];
    for (int k = 0; k < sum.length; k++) {
      product[k] = factor * sum[k];
    }
    return product;
  }
}
