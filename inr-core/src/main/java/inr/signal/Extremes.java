package inr.signal;

/**
 * The least and the largest of some numbers.
 *
 * @param least of them
 * @param largest of them
 */
public record Extremes(double least, double largest) {
  /** Those of stored numbers. */
  public static Extremes of(Samples numbers) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < numbers.size(); i++) {
      least = Math.min(least, numbers.get(i));
      largest = Math.max(largest, numbers.get(i));
    }
    return new Extremes(least, largest);
  }

  /** Largest less least, 0 for a constant. */
  public double range() {
    return largest - least;
  }

  /** The same, or where they are equal, 1 less and 1 more, or as far as floats tell apart. */
  public Extremes apart() {
    double by = Math.max(1, Math.ulp((float) largest));
    return least < largest ? this : new Extremes(least - by, largest + by);
  }
}
