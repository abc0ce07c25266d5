package inr.lattice;

/**
 * How the numbers of vertices blend between them, axis by axis: weights of the taps around a
 * position, polynomials of the distance t from the base vertex, that sum to 1.
 */
public enum Interpolation {
  /** Straight lines between two vertices; continuous, with kinks. */
  LINEAR(0, false, new double[][] {{1, -1}, {0, 1}}),
  /**
   * Two vertices with weight S(t) = 3t² − 2t³: slopes are 0 at the vertices, so nothing has kinks.
   *
   * @see <a href="https://arxiv.org/abs/2201.05989">Müller et al. 2022</a>
   */
  SMOOTH(0, false, new double[][] {{1, 0, -3, 2}, {0, 0, 3, -2}}),
  /** Quadratic B-splines of three vertices: slopes are continuous. t is in [−½, ½]. */
  QUADRATIC(-1, true, new double[][] {{0.125, -0.5, 0.5}, {0.75, 0, -1}, {0.125, 0.5, 0.5}}),
  /** Cubic B-splines of four vertices: curvature is continuous. */
  CUBIC(
      -1,
      false,
      new double[][] {
        {1 / 6.0, -0.5, 0.5, -1 / 6.0},
        {4 / 6.0, 0, -1, 0.5},
        {1 / 6.0, 0.5, 0.5, -0.5},
        {0, 0, 0, 1 / 6.0}
      });

  private final int first;
  private final boolean nearest;
  private final double[][] weights;

  /**
   * A kind.
   *
   * @param first vertex of the first tap, counted from the base vertex
   * @param nearest whether the base is the nearest vertex, not the one before
   * @param weights of each tap, coefficients of 1, t, t², …
   */
  Interpolation(int first, boolean nearest, double[][] weights) {
    this.first = first;
    this.nearest = nearest;
    this.weights = weights;
  }

  /** Vertices along an axis that a value is blended of. */
  public int taps() {
    return weights.length;
  }

  /** Vertex of tap 0, counted from the base vertex. */
  public int first() {
    return first;
  }

  /**
   * The vertex that t is counted from.
   *
   * @param p position in vertices, 0 to n − 1
   * @param n vertices of the axis
   */
  int base(double p, int n) {
    return nearest ? (int) (p + 0.5) : Math.min((int) p, Math.max(0, n - 2));
  }

  /** Derivative number {@code order} by t of the weight of a tap at t. */
  double weight(int tap, double t, int order) {
    double[] coefficients = weights[tap];
    double sum = 0;
    for (int power = coefficients.length - 1; power >= order; power--) {
      double factor = coefficients[power];
      for (int k = 0; k < order; k++) {
        factor *= power - k;
      }
      sum = sum * t + factor;
    }
    return sum;
  }
}
