package inr.solve.mesh;

/**
 * A smooth surface over a triangle that has given values and slopes at its corners: three cubics,
 * on the triangles of each side with the centroid, which join with continuous slopes. Across a side
 * the slope is linear along it, so neighbours join likewise.
 *
 * <p>Bézier ordinates of the side from corner i to j with the centroid c, e = j − i and s = (c −
 * i)·e/|e|²: b(3,0,0) = f(i), b(2,1,0) = f(i) + g(i)·e/3, b(2,0,1) = f(i) + g(i)·(c − i)/3, and
 * alike from j; b(1,1,1) makes the slope across the side linear; those further in are means.
 *
 * @see <a href="https://doi.org/10.1016/0167-8396(86)90016-6">Farin 1986, triangular
 *     Bernstein-Bézier patches</a>
 */
public final class CloughTocher {
  private static final int SIDES = 3;

  private final double[] value;
  private final double[][] along = new double[SIDES][2];
  private final double[] inward = new double[SIDES];
  private final double[] middle = new double[SIDES];
  private final double[] inner = new double[SIDES];
  private final double centre;

  /**
   * A surface.
   *
   * @param x of the corners
   * @param y of the corners
   * @param value of the corners; not copied
   * @param slopeX at the corners
   * @param slopeY at the corners
   */
  public CloughTocher(double[] x, double[] y, double[] value, double[] slopeX, double[] slopeY) {
    this.value = value;
    double cx = (x[0] + x[1] + x[2]) / SIDES;
    double cy = (y[0] + y[1] + y[2]) / SIDES;
    for (int i = 0; i < SIDES; i++) {
      inward[i] = value[i] + (slopeX[i] * (cx - x[i]) + slopeY[i] * (cy - y[i])) / SIDES;
    }
    for (int i = 0; i < SIDES; i++) {
      int j = (i + 1) % SIDES;
      double ex = x[j] - x[i];
      double ey = y[j] - y[i];
      double s = ((cx - x[i]) * ex + (cy - y[i]) * ey) / (ex * ex + ey * ey);
      double first = value[i] + (slopeX[i] * ex + slopeY[i] * ey) / SIDES;
      double second = value[j] - (slopeX[j] * ex + slopeY[j] * ey) / SIDES;
      along[i][0] = first;
      along[i][1] = second;
      double atFirst = inward[i] - value[i] - s * (first - value[i]);
      double atSecond = inward[j] - second - s * (value[j] - second);
      middle[i] = first + s * (second - first) + (atFirst + atSecond) / 2;
    }
    for (int i = 0; i < SIDES; i++) {
      inner[i] = (inward[i] + middle[i] + middle[(i + 2) % SIDES]) / SIDES;
    }
    this.centre = (inner[0] + inner[1] + inner[2]) / SIDES;
  }

  /**
   * The surface at a point of the triangle.
   *
   * @param a weight of the first corner
   * @param b of the second
   * @param c of the third; their sum is 1
   */
  public double at(double a, double b, double c) {
    if (c <= a && c <= b) {
      return onSide(0, a - c, b - c, SIDES * c);
    }
    return a <= b ? onSide(1, b - a, c - a, SIDES * a) : onSide(2, c - b, a - b, SIDES * b);
  }

  private double onSide(int i, double u, double v, double w) {
    int j = (i + 1) % SIDES;
    double ends = value[i] * u * u * u + value[j] * v * v * v + centre * w * w * w;
    double side = u * v * (along[i][0] * u + along[i][1] * v + 2 * middle[i] * w);
    double ways = w * (inward[i] * u * u + inward[j] * v * v + w * (inner[i] * u + inner[j] * v));
    return ends + SIDES * (side + ways);
  }
}
