package inr.structure;

/**
 * The K-weighting of ITU-R BS.1770: a high shelf, then a high pass, from silence on; the adjoint is
 * the same filter on the reversed line.
 *
 * <p>The standard has coefficients for 48 kHz. Those of any rate follow from the analogue
 * prototypes behind them by the bilinear transform, with K = tan(πf₀/rate); at 48 kHz they are the
 * standard's.
 */
final class KWeighting {
  private static final double SHELF = 1681.974450955533;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_DECIBELS = 3.999843853973347;
  private static final double SHELF_POWER = 0.4996667741545416;
  private static final double HIGH_PASS = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;

  private final double[] shelf;
  private final double[] highPass;

  /**
   * That of a rate.
   *
   * @param rate samples a second, more than twice the frequency of the shelf, 1682 Hz
   */
  KWeighting(int rate) {
    double k = StrictMath.tan(Math.PI * SHELF / rate);
    double high = StrictMath.pow(10, SHELF_DECIBELS / 20);
    double band = StrictMath.pow(high, SHELF_POWER);
    double a0 = 1 + k / SHELF_Q + k * k;
    shelf =
        new double[] {
          (high + band * k / SHELF_Q + k * k) / a0,
          2 * (k * k - high) / a0,
          (high - band * k / SHELF_Q + k * k) / a0,
          2 * (k * k - 1) / a0,
          (1 - k / SHELF_Q + k * k) / a0
        };
    double low = StrictMath.tan(Math.PI * HIGH_PASS / rate);
    double b0 = 1 + low / HIGH_PASS_Q + low * low;
    highPass =
        new double[] {1, -2, 1, 2 * (low * low - 1) / b0, (1 - low / HIGH_PASS_Q + low * low) / b0};
  }

  /** Lowest rate that it is of. */
  static int leastRate() {
    return (int) Math.ceil(2 * SHELF);
  }

  /** b₀, b₁, b₂, a₁, a₂ of the shelf and of the high pass. */
  double[][] coefficients() {
    return new double[][] {shelf.clone(), highPass.clone()};
  }

  double[] of(double[] line) {
    double[] heard = line.clone();
    run(shelf, heard);
    run(highPass, heard);
    return heard;
  }

  double[] back(double[] slopes) {
    return reversed(of(reversed(slopes)));
  }

  private static double[] reversed(double[] line) {
    double[] other = new double[line.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = line[line.length - 1 - i];
    }
    return other;
  }

  private static void run(double[] by, double[] line) {
    double first = 0;
    double second = 0;
    for (int i = 0; i < line.length; i++) {
      double x = line[i];
      double y = by[0] * x + first;
      first = by[1] * x - by[3] * y + second;
      second = by[2] * x - by[4] * y;
      line[i] = y;
    }
  }
}
