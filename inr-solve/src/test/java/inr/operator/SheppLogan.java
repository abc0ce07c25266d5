package inr.operator;

/**
 * The modified phantom of Shepp and Logan: sums of ellipses on [−1, 1]², whose projections are
 * known in closed form.
 *
 * @see <a href="https://doi.org/10.1109/TNS.1974.6499235">Shepp and Logan 1974</a>, with the
 *     contrasts of Toft's thesis
 */
public final class SheppLogan {
  /** Value, half axes, centre (y upwards), turn in degrees. */
  private static final double[][] ELLIPSES = {
    {1, .69, .92, 0, 0, 0},
    {-.8, .6624, .874, 0, -.0184, 0},
    {-.2, .11, .31, .22, 0, -18},
    {-.2, .16, .41, -.22, 0, 18},
    {.1, .21, .25, 0, .35, 0},
    {.1, .046, .046, 0, .1, 0},
    {.1, .046, .046, 0, -.1, 0},
    {.1, .046, .023, -.08, -.605, 0},
    {.1, .023, .023, 0, -.606, 0},
    {.1, .023, .046, .06, -.605, 0}
  };

  private static final int SUBSAMPLES = 8;

  private SheppLogan() {}

  /** Means of 8 x 8 points for each of side x side samples. */
  public static double[] picture(int side) {
    double[] picture = new double[side * side];
    int points = side * SUBSAMPLES;
    for (int i = 0; i < points * points; i++) {
      int row = i / points;
      double x = (2.0 * (i % points) + 1) / points - 1;
      double y = 1 - (2.0 * row + 1) / points;
      int sample = row / SUBSAMPLES * side + i % points / SUBSAMPLES;
      picture[sample] += at(x, y) / (SUBSAMPLES * SUBSAMPLES);
    }
    return picture;
  }

  private static double at(double x, double y) {
    double sum = 0;
    for (double[] e : ELLIPSES) {
      double turn = Math.toRadians(e[5]);
      double u = ((x - e[3]) * Math.cos(turn) + (y - e[4]) * Math.sin(turn)) / e[1];
      double v = ((y - e[4]) * Math.cos(turn) - (x - e[3]) * Math.sin(turn)) / e[2];
      sum += u * u + v * v <= 1 ? e[0] : 0;
    }
    return sum;
  }

  /** What {@link Radon} would give of the ellipses themselves. */
  public static double[] sinogram(int angles, int detectors) {
    double[] sinogram = new double[angles * detectors];
    for (int i = 0; i < sinogram.length; i++) {
      int direction = i / detectors;
      double angle = Math.PI * direction / angles;
      double s = -1 + (2.0 * (i % detectors) + 1) / detectors;
      for (double[] e : ELLIPSES) {
        double turned = angle - Math.toRadians(e[5]);
        double reach = Math.pow(e[1] * Math.cos(turned), 2) + Math.pow(e[2] * Math.sin(turned), 2);
        double offset = s - e[3] * Math.cos(angle) - e[4] * Math.sin(angle);
        sinogram[i] += e[0] * e[1] * e[2] * Math.sqrt(Math.max(0, reach - offset * offset)) / reach;
      }
    }
    return sinogram;
  }
}
