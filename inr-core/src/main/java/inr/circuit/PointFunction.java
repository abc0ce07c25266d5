package inr.circuit;

/**
 * Features that only the coordinates of a point decide, without parameters: x {@code [D]} ↦ {@code
 * [F]}, in double precision. Engines know {@link Waves} well and call any other point by point.
 */
public interface PointFunction {
  /** Coordinates D. */
  int dimensions();

  /** Features F. */
  int features();

  /**
   * Features at x.
   *
   * @param features overwritten, F numbers
   */
  void at(double[] x, double[] features);

  /**
   * The features' derivatives as a function of the same kind.
   *
   * @throws IllegalArgumentException with the reason, if there are none
   */
  PointFunction along(Channel channel);

  /** Whether all features are 0 everywhere. */
  default boolean isZero() {
    return false;
  }
}
