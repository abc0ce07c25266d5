package inr.lapped;

/**
 * How a window rises from 0 to 1: rise(u) = sin θ(u) with θ(u) = π/2 ((1 − a) u + a sin²(πu/2)) for
 * u in [0, 1] and a = ½, half way between the sine window (a = 0) and Vorbis's (a = 1).
 *
 * <p>rise(u)² + rise(1 − u)² = 1, which is what makes blocks that overlap orthogonal.
 */
public final class Rise {
  private static final double A = 0.5;

  private Rise() {}

  /** rise(u). */
  public static double at(double u) {
    return StrictMath.sin(angle(u));
  }

  private static double angle(double u) {
    return Math.PI / 2 * ((1 - A) * u + A / 2 * (1 - StrictMath.cos(Math.PI * u)));
  }

  /** Derivative of rise at u of an order from 0 to 3. */
  static double derivative(double u, int order) {
    if (order == 0) {
      return at(u);
    }
    double sine = StrictMath.sin(angle(u));
    double cosine = StrictMath.cos(angle(u));
    double wave = A * Math.PI * Math.PI / 4;
    double first = Math.PI / 2 * (1 - A) + wave * StrictMath.sin(Math.PI * u);
    double second = wave * Math.PI * StrictMath.cos(Math.PI * u);
    double third = -wave * Math.PI * Math.PI * StrictMath.sin(Math.PI * u);
    return switch (order) {
      case 1 -> cosine * first;
      case 2 -> cosine * second - sine * first * first;
      case 3 -> cosine * (third - first * first * first) - 3 * sine * first * second;
      default ->
          throw new IllegalArgumentException(
              "derivative of order " + order + " of a window; 0 to 3 are there");
    };
  }
}
