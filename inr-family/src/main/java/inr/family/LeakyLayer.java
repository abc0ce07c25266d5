package inr.family;

/**
 * h = max(z, leak · z), z = W x + b, of one x: what it made, and slopes by z, are kept for ways
 * back.
 */
final class LeakyLayer {
  private final AffineLayer affine;
  private final double leak;

  /** h. */
  final double[] made;

  private final double[] slopes;

  LeakyLayer(AffineLayer affine, double leak) {
    this.affine = affine;
    this.leak = leak;
    made = new double[affine.out()];
    slopes = new double[affine.out()];
  }

  /** h of x. */
  void make(double[] parameters, double[] x) {
    affine.apply(parameters, x, made, 0);
    for (int o = 0; o < made.length; o++) {
      made[o] = made[o] > 0 ? made[o] : leak * made[o];
    }
  }

  /** ḣ along a direction of x, where h is made. */
  double[] moved(double[] parameters, double[] direction) {
    double[] moved = new double[made.length];
    affine.linear(parameters, direction, moved, 0);
    for (int o = 0; o < moved.length; o++) {
      moved[o] *= slope(o);
    }
    return moved;
  }

  /** Slopes by h give those by z; adds to those by x. */
  void pull(double[] parameters, double[] dMade, double[] dX) {
    for (int o = 0; o < slopes.length; o++) {
      slopes[o] = slope(o) * dMade[o];
    }
    affine.pull(parameters, slopes, 0, dX);
  }

  /** Adds a share of the slopes by W and b, which are products of what is kept. */
  void addTo(double[] gradient, double share, double[] x) {
    affine.addTo(gradient, share, slopes, 0, x);
  }

  private double slope(int o) {
    return made[o] > 0 ? 1 : leak;
  }
}
