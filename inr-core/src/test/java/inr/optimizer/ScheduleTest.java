package inr.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void constantIsOne() {
    assertEquals(1, new Schedule.Constant().factor(123_456));
  }

  /** η₀ = 1e-4 falling to 1e-6 in 5,000 steps; the expected values have nine digits. */
  @Test
  void cosineAgreesWithItsTable() {
    Schedule cosine = new Schedule.Cosine(5000, 1e-2);
    assertEquals(1e-4, 1e-4 * cosine.factor(0));
    assertEquals(9.05463412e-5, 1e-4 * cosine.factor(1000), 5e-14);
    assertEquals(5.05e-5, 1e-4 * cosine.factor(2500), 1e-18);
    assertEquals(1.00000977e-6, 1e-4 * cosine.factor(4999), 5e-15);
  }

  @Test
  void exponentialHalvesItsLogarithmHalfway() {
    Schedule exponential = new Schedule.Exponential(500, 0.01);
    assertEquals(1, exponential.factor(0));
    assertEquals(0.1, exponential.factor(250), 1e-16);
    assertEquals(0.01, exponential.factor(500), 1e-17);
  }

  @Test
  void stepDropsAtItsMultiples() {
    Schedule step = new Schedule.Step(100, 0.5);
    assertEquals(1, step.factor(99));
    assertEquals(0.5, step.factor(100));
    assertEquals(0.125, step.factor(350));
  }

  @Test
  void beyondTheHorizonTheEndIsKept() {
    assertEquals(0.25, new Schedule.Cosine(10, 0.25).factor(1_000_000), 1e-16);
    assertEquals(0.25, new Schedule.Exponential(10, 0.25).factor(1_000_000));
  }

  @Test
  void senselessSchedulesAreRefused() {
    assertEquals(
        "cosine schedule has 0 steps and factor 0.5; at least 1 step and a factor of 0 to 1 are needed",
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Cosine(0, 0.5))
            .getMessage());
    assertEquals(
        "step schedule has 10 steps and factor 1.5; at least 1 step and a factor of 0 to 1 are needed",
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Step(10, 1.5))
            .getMessage());
    assertEquals(
        "exponential schedule ends at 0; a positive factor is needed",
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Exponential(10, 0))
            .getMessage());
  }
}
