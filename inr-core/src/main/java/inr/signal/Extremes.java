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
}
