package inr.solve.shape;

import inr.random.CounterRandom;

/**
 * Points of a surface with outer normals.
 *
 * @param numbers six of each point: its place and its normal, as (z, y, x)
 */
public record Cloud(double[][] numbers) {
  private static final double MARGIN = 0.8;

  public Cloud {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("cloud has no points; at least 1 is needed");
    }
  }

  /** Points of a solid. */
  static Cloud of(Solid solid, int points, long seed) {
    CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING);
    double[][] numbers = new double[points][];
    for (int i = 0; i < points; i++) {
      numbers[i] = solid.surface(random, i);
    }
    return new Cloud(numbers);
  }

  /** Moved and scaled alike along all axes to fit into [−0.8, 0.8]³, with normals of length 1. */
  public Cloud fitted() {
    double[] low = new double[3];
    double[] high = new double[3];
    double side = 0;
    for (int d = 0; d < 3; d++) {
      low[d] = Double.POSITIVE_INFINITY;
      high[d] = Double.NEGATIVE_INFINITY;
      for (double[] point : numbers) {
        low[d] = Math.min(low[d], point[d]);
        high[d] = Math.max(high[d], point[d]);
      }
      side = Math.max(side, high[d] - low[d]);
    }
    double[][] moved = new double[numbers.length][6];
    for (int i = 0; i < moved.length; i++) {
      double[] n = numbers[i];
      double length = Math.sqrt(n[3] * n[3] + n[4] * n[4] + n[5] * n[5]);
      if (!(length > 0 && length < Double.POSITIVE_INFINITY && side > 0)) {
        throw new IllegalArgumentException(
            "cloud has a normal of length "
                + length
                + " and sides of at most "
                + side
                + "; positive ones are needed");
      }
      for (int d = 0; d < 3; d++) {
        moved[i][d] = 2 * MARGIN * (n[d] - (low[d] + high[d]) / 2) / side;
        moved[i][3 + d] = n[3 + d] / length;
      }
    }
    return new Cloud(moved);
  }

  /**
   * The distance of a place from the tangent plane of the nearest point, negative behind it.
   *
   * @see <a href="https://doi.org/10.1145/133994.134011">Hoppe et al. 1992</a>
   */
  double tangentDistance(double[] at) {
    double best = Double.POSITIVE_INFINITY;
    double distance = 0;
    for (double[] point : numbers) {
      double z = at[0] - point[0];
      double y = at[1] - point[1];
      double x = at[2] - point[2];
      double square = z * z + y * y + x * x;
      if (square < best) {
        best = square;
        distance = z * point[3] + y * point[4] + x * point[5];
      }
    }
    return distance;
  }
}
