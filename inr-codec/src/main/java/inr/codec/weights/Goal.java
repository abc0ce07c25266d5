package inr.codec.weights;

/**
 * What packing is asked for: fewest bytes for an error, or least error for some bytes.
 *
 * @param bytes of the parameters at most, or infinity
 * @param error mean squared, in stored units of the signal, at most, or infinity
 */
public record Goal(double bytes, double error) {
  public Goal {
    if (!(bytes > 0 && error >= 0) || Double.isInfinite(bytes) == Double.isInfinite(error)) {
      throw new IllegalArgumentException(
          "packing is asked for "
              + bytes
              + " bytes and an error of "
              + error
              + "; give one of them");
    }
  }

  /** At most so many bytes, and the least error with them. */
  public static Goal bytes(double most) {
    return new Goal(most, Double.POSITIVE_INFINITY);
  }

  /** At most such an error, and the fewest bytes with it. */
  public static Goal error(double most) {
    return new Goal(Double.POSITIVE_INFINITY, most);
  }

  boolean met(double hasBytes, double hasError) {
    return hasBytes <= bytes && hasError <= error;
  }
}
