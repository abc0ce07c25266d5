package inr.selftest;

/**
 * How far numbers of a backend are from the reference's, where they come closest to their tolerance
 * or go farthest beyond it.
 *
 * @param quantity what the numbers are
 * @param deviation of that number; not a number if it is none
 * @param tolerance of that number
 */
public record Deviation(String quantity, double deviation, double tolerance) {
  /** Whether every number is within its tolerance. */
  public boolean passed() {
    return deviation <= tolerance;
  }

  /** Takes up numbers one by one. */
  static final class Search {
    private final String quantity;
    private double deviation;
    private double tolerance;
    private double worst = -1;

    Search(String quantity) {
      this.quantity = quantity;
    }

    void add(double expected, double actual, double allowed) {
      double off = Math.abs(actual - expected);
      double part = off == 0 ? 0 : off / allowed;
      if (Double.isNaN(part)) {
        part = Double.POSITIVE_INFINITY;
      }
      if (part > worst) {
        worst = part;
        deviation = off;
        tolerance = allowed;
      }
    }

    /** All elements, within {@code allowed}. */
    Search addAll(float[] expected, float[] actual, double allowed) {
      for (int i = 0; i < expected.length; i++) {
        add(expected[i], actual[i], allowed);
      }
      return this;
    }

    /** All elements, within {@code part} of the largest expected one. */
    Search addRelative(float[] expected, float[] actual, double part) {
      double largest = 0;
      for (float value : expected) {
        largest = Math.max(largest, Math.abs(value));
      }
      return addAll(expected, actual, part * largest);
    }

    Deviation found() {
      return new Deviation(quantity, deviation, tolerance);
    }
  }
}
