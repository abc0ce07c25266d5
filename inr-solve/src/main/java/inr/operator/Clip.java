package inr.operator;

/**
 * Clipping: y = min(max(x, low), high), of each number alone.
 *
 * <p>It is not linear, so it is no {@link ForwardOperator}. What explains y is a convex set,
 * though, {x : Clip(x) = y}: numbers inside are known, those at a limit lie there or beyond it.
 * Methods need no more than that set.
 *
 * @param low lower limit
 * @param high upper limit, above the lower one
 */
public record Clip(double low, double high) {
  public Clip {
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "clipping to [" + low + ", " + high + "]; the lower limit must be below the upper one");
    }
  }

  /** y of one number. */
  public double of(double x) {
    return Math.min(Math.max(x, low), high);
  }

  /** Whether y tells what x was. */
  public boolean isKnown(double y) {
    return y > low && y < high;
  }

  /** The least x that explains y. */
  public double least(double y) {
    return y <= low ? Double.NEGATIVE_INFINITY : y;
  }

  /** The largest x that explains y. */
  public double largest(double y) {
    return y >= high ? Double.POSITIVE_INFINITY : y;
  }
}
