package inr.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Comparisons of whole arrays. */
final class Tolerances {
  private Tolerances() {}

  /** Every element within {@code tolerance} times the largest expected one. */
  static void assertRelative(double[] expected, float[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest > 0, "all expected values are 0");
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance * largest, "element " + i);
    }
  }

  /** As above. */
  static void assertRelative(float[] expected, float[] actual, double tolerance) {
    double[] wide = new double[expected.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = expected[i];
    }
    assertRelative(wide, actual, tolerance);
  }
}
