package inr.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AxisTest {
  private static final double ROUNDING = 1e-15;

  @Test
  void centresLieHalfACellInside() {
    Axis axis = Axis.centred("x", 4);
    assertEquals(-0.75, axis.coordinate(0));
    assertEquals(-0.25, axis.coordinate(1));
    assertEquals(0.75, axis.coordinate(3));
    assertEquals(0, Axis.centred("x", 1).coordinate(0));
  }

  @Test
  void endPointsReachBothEndsAndASingleSampleTheMiddle() {
    Axis axis = Axis.of("t", 5, -100, 100, Placement.END_POINTS);
    assertEquals(-100, axis.coordinate(0));
    assertEquals(-50, axis.coordinate(1));
    assertEquals(100, axis.coordinate(4));
    assertEquals(1.5, Axis.of("t", 1, 1, 2, Placement.END_POINTS).coordinate(0));
  }

  @Test
  void aWindowHasTheCoordinatesOfTheWholeBitForBit() {
    for (Placement placement : Placement.values()) {
      Axis whole = Axis.of("x", 97, -1, 1, placement);
      Axis window = whole.window(13, 50).window(7, 11);
      assertEquals(11, window.samples());
      for (int i = 0; i < 11; i++) {
        assertEquals(whole.coordinate(20 + i), window.coordinate(i));
      }
    }
  }

  @Test
  void twiceTheSamplesLieSymmetricallyAroundTheOriginalOnes() {
    for (Placement placement : Placement.values()) {
      Axis axis = Axis.of("x", 7, -1, 1, placement);
      Axis doubled = axis.resampled(14);
      double step = axis.coordinate(1) - axis.coordinate(0);
      for (int i = 0; i < 7; i++) {
        assertEquals(
            axis.coordinate(i) - step / 4,
            doubled.coordinate(2 * i),
            ROUNDING,
            placement + " " + i);
        assertEquals(
            axis.coordinate(i) + step / 4,
            doubled.coordinate(2 * i + 1),
            ROUNDING,
            placement + " " + i);
      }
    }
  }

  @Test
  void resamplingToTheSameNumberIsTheAxisItself() {
    Axis axis = Axis.of("x", 7, -1, 1, Placement.END_POINTS);
    assertSame(axis, axis.resampled(7));
  }

  @Test
  void oneSampleCanBeResampled() {
    Axis pair = Axis.of("x", 1, -1, 1, Placement.END_POINTS).resampled(2);
    assertEquals(-0.5, pair.coordinate(0));
    assertEquals(0.5, pair.coordinate(1));
  }

  @Test
  void senselessAxesAreRefused() {
    assertEquals("axis name is empty; give it one, such as x", refusal(() -> Axis.centred("", 3)));
    assertEquals("axis x has 0 samples; at least 1 is needed", refusal(() -> Axis.centred("x", 0)));
    assertEquals(
        "axis x has the interval [1.0, 1.0]; finite ends, lower one first, are needed",
        refusal(() -> Axis.of("x", 3, 1, 1, Placement.CENTRES)));
    assertEquals(
        "axis x: samples 3 to 5 are not inside 0 to 4",
        refusal(() -> Axis.centred("x", 4).window(3, 2)));
    assertEquals(
        "axis x: samples -1 to 1 are not inside 0 to 4",
        refusal(() -> Axis.centred("x", 4).window(-1, 2)));
    assertEquals(
        "axis x is a window of 2 of 4 samples; resample the whole axis and take the window of that",
        refusal(() -> Axis.centred("x", 4).window(0, 2).resampled(8)));
  }

  /**
   * A window must not reach out of its own window either, although the whole axis has those
   * samples.
   */
  @Test
  void aWindowOfAWindowStaysInsideIt() {
    Axis window = Axis.centred("x", 10).window(2, 3);
    assertThrows(IllegalArgumentException.class, () -> window.window(2, 2));
    assertThrows(IllegalArgumentException.class, () -> window.window(-1, 1));
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }
}
