package inr.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.optimizer.Schedule.Peaks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void aHeldRateFallsStraightAfterwards() {
    Schedule held = new Schedule.HoldThenLinear(100, 0.6, 0.01);
    assertEquals(1, held.factor(60));
    assertEquals(1 - 0.99 / 2, held.factor(80), 1e-15);
    assertEquals(0.01, held.factor(100), 1e-15);
  }

  @Test
  void aWarmUpRisesAndThenBeginsWhatFollows() {
    Schedule warm = new Schedule.WarmUp(4, new Schedule.Cosine(10, 0));
    assertEquals(0.25, warm.factor(0));
    assertEquals(1, warm.factor(3));
    assertEquals(1, warm.factor(4));
    assertEquals(0.5, warm.factor(9), 1e-15);
  }

  /** Base 0.001, top 0.006, half cycles of 2,000 steps; the expected values have ten digits. */
  @ParameterizedTest
  @CsvSource({
    "1000, 0.0035, 0.0035, 0.0033544071",
    "2000, 0.006, 0.006, 0.00543458622",
    "3000, 0.0035, 0.0035, 0.00308816425",
    "4000, 0.001, 0.001, 0.001",
    "5000, 0.0035, 0.00225, 0.00285202888",
    "6000, 0.006, 0.0035, 0.00448834395",
    "10000, 0.006, 0.00225, 0.00374400879"
  })
  void cyclesAgreeWithTheirTable(long step, double equal, double halved, double falling) {
    double base = 1 / 6.0;
    assertEquals(equal, rate(new Schedule.Cyclic(2000, base, Peaks.EQUAL, 1), step), 1e-12);
    assertEquals(halved, rate(new Schedule.Cyclic(2000, base, Peaks.HALVED, 1), step), 1e-12);
    assertEquals(
        falling, rate(new Schedule.Cyclic(2000, base, Peaks.FALLING, 0.99994), step), 1e-10);
  }

  private static double rate(Schedule schedule, long step) {
    return 0.006 * schedule.factor(step);
  }

  /** Top rate 0.01 in 100 steps; the expected values have nine digits. */
  @ParameterizedTest
  @CsvSource({
    "0, 4e-4",
    "10, 2.95163948e-3",
    "29, 1e-2",
    "30, 9.99496535e-3",
    "50, 7.93893451e-3",
    "99, 4e-8"
  })
  void oneCycleAgreesWithItsTable(long step, double expected) {
    assertEquals(expected, 0.01 * new Schedule.OneCycle(100).factor(step), 1e-8 * expected + 1e-17);
  }

  @Test
  void aRisingRateGrowsByOneFactor() {
    Schedule rising = new Schedule.Rising(7, 1e-6);
    for (int t = 0; t < 7; t++) {
      assertEquals(Math.pow(10, t - 6), rising.factor(t), 1e-15);
    }
    assertEquals(1, rising.factor(100));
  }

  @Test
  void whatHasAHorizonIsStretched() {
    assertEquals(new Schedule.Cosine(500, 0.01), Schedule.Cosine.of().over(500));
    assertEquals(new Schedule.Exponential(500, 0.1), Schedule.Exponential.of().over(500));
    assertEquals(new Schedule.Step(125, 0.5), Schedule.Step.of().over(500));
    assertEquals(
        new Schedule.HoldThenLinear(500, 0.6, 0.01), Schedule.HoldThenLinear.of().over(500));
    assertEquals(
        new Schedule.WarmUp(100, new Schedule.Cosine(400, 0.01)), Schedule.WarmUp.of().over(500));
    assertEquals(new Schedule.OneCycle(500), Schedule.OneCycle.of().over(500));
    assertEquals(new Schedule.Rising(500, 1e-6), Schedule.Rising.of().over(500));
    assertEquals(Schedule.Cyclic.of(), Schedule.Cyclic.of().over(500));
    assertEquals(new Schedule.Constant(), new Schedule.Constant().over(500));
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
        "rising schedule has 1 steps and starts at 0.5; at least 2 steps and a positive factor are needed",
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Rising(1, 0.5))
            .getMessage());
    assertEquals(
        "exponential schedule ends at 0; a positive factor is needed",
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Exponential(10, 0))
            .getMessage());
  }
}
