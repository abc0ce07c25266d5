package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.backend.Backends;
import inr.backend.DeviceException;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepTrialTest {
  private static final Signal SIGNAL =
      new Signal(
          Grid.of(Axis.centred("y", 4), Axis.centred("x", 4)),
          new Medium.Picture(4, 4, 1, 8),
          new Samples.UnsignedBytes(new byte[16]),
          ValueRange.symmetric(0, 255));

  private static final TrainingPlan PLAN =
      TrainingPlan.of(Siren.network(2, 1, 1, 4, 30, 30), 1e-3, 1);

  @AfterEach
  void takeTheDeviceAway() {
    FrailBackend.vanish();
  }

  /** A step that nobody waits for takes no time and never fails. */
  @Test
  void theTrialWaitsForTheDevice() {
    FrailBackend.endure(0);
    assertThrows(
        DeviceException.class,
        () ->
            StepTrial.run(
                Backends.named(FrailBackend.NAME), PLAN, SIGNAL, 1, 1, new Interruption()));
  }

  @Test
  void stepsFitIntoTheRestOfTheTime() {
    assertEquals(95, new StepTrial(1, 0.0899).stepsIn(10));
    assertEquals(1, new StepTrial(1, 30).stepsIn(10));
  }
}
