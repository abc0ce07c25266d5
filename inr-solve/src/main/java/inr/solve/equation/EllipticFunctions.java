package inr.solve.equation;

/**
 * Jacobi's elliptic functions sn, cn and dn of modulus k, by the arithmetic-geometric mean; 1e-15
 * for |u| up to some tens.
 *
 * @param sn sine of the amplitude
 * @param cn cosine of the amplitude
 * @param dn √(1 − k² sn²)
 * @see <a href="https://dlmf.nist.gov/22.20">DLMF 22.20(ii)</a>
 */
record EllipticFunctions(double sn, double cn, double dn) {
  private static final int MOST = 20;

  /** At u, of a modulus in [0, 1). */
  static EllipticFunctions at(double u, double k) {
    double[] ratios = new double[MOST];
    double a = 1;
    double b = Math.sqrt(1 - k * k);
    double c = k;
    int n = 0;
    while (n < MOST && Math.abs(c) > 1e-17) {
      double mean = (a + b) / 2;
      c = (a - b) / 2;
      b = Math.sqrt(a * b);
      a = mean;
      ratios[n++] = c / a;
    }
    double phi = StrictMath.scalb(a * u, n);
    for (int i = n - 1; i >= 0; i--) {
      phi = (phi + StrictMath.asin(ratios[i] * StrictMath.sin(phi))) / 2;
    }
    double sn = StrictMath.sin(phi);
    return new EllipticFunctions(sn, StrictMath.cos(phi), Math.sqrt(1 - k * k * sn * sn));
  }
}
