package inr.solve.poisson;

/**
 * Waves along an axis of n samples that are of length 1 and at right angles to each other, and the
 * factors by which a difference operator changes them.
 *
 * @param waves {@code [k, i]}
 * @param factors of each wave
 */
record WaveBasis(double[][] waves, double[] factors) {
  /** √(2/n) cos πk(i + ½)/n, √(1/n) for k = 0, with sin² πk/n. */
  static WaveBasis cosines(int n) {
    double[][] waves = new double[n][n];
    double[] factors = new double[n];
    double[] table = new double[4 * n];
    for (int j = 0; j < table.length; j++) {
      table[j] = StrictMath.cos(Math.PI * j / (2 * n));
    }
    for (int k = 0; k < n; k++) {
      double length = Math.sqrt((k == 0 ? 1.0 : 2.0) / n);
      for (int i = 0; i < n; i++) {
        waves[k][i] = length * table[(int) ((long) k * (2 * i + 1) % table.length)];
      }
      factors[k] = square(StrictMath.sin(Math.PI * k / n));
    }
    return new WaveBasis(waves, factors);
  }

  /** √(2/(n + 1)) sin π(k + 1)(i + 1)/(n + 1), with −4 sin² π(k + 1)/2(n + 1). */
  static WaveBasis sines(int n) {
    double[][] waves = new double[n][n];
    double[] factors = new double[n];
    double[] table = new double[2 * (n + 1)];
    for (int j = 0; j < table.length; j++) {
      table[j] = StrictMath.sin(Math.PI * j / (n + 1));
    }
    double length = Math.sqrt(2.0 / (n + 1));
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        waves[k][i] = length * table[(int) ((long) (k + 1) * (i + 1) % table.length)];
      }
      factors[k] = -4 * square(StrictMath.sin(Math.PI * (k + 1) / (2 * (n + 1))));
    }
    return new WaveBasis(waves, factors);
  }

  private static double square(double value) {
    return value * value;
  }
}
