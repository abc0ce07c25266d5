package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.DeviceException;
import inr.backend.Trainer;
import inr.cuda.simulator.Simulator;
import inr.cuda.simulator.SimulatorReport;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A device that fails at any call ends in one clear error and leaves nothing behind. */
@ExtendWith(CleanDevice.class)
class CudaFailureTest {
  private final Simulator simulator = Simulator.load();

  private final Signal signal = Fits.picture(9, 7, 3);

  static List<TrainingPlan> plans() {
    return List.of(
        Fits.plan(Fits.siren(20), new Sampler.RandomBatches(40)),
        Fits.plan(Fits.normed(), new Sampler.FullGrid()));
  }

  /** All that a trainer can do. */
  private void use(TrainingPlan plan) {
    try (Trainer trainer = new CudaBackend(Way.USUAL).trainer(plan, signal, 1)) {
      trainer.step(2);
      trainer.loss();
      trainer.save();
      Fits.predictions(trainer, signal);
      Fits.jacobian(trainer, signal);
    }
  }

  private SimulatorReport reportOfUse(TrainingPlan plan) {
    use(plan);
    simulator.assertClean();
    return simulator.report();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyAllocationMayFail(TrainingPlan plan) {
    long allocations = reportOfUse(plan).count("allocations");
    assertTrue(allocations > 10, () -> "only " + allocations + " allocations");
    for (long n = 1; n <= allocations; n++) {
      simulator.reset();
      simulator.command("fail-allocation", String.valueOf(n));
      String message = assertThrows(DeviceException.class, () -> use(plan)).getMessage();
      assertTrue(message.contains("out of memory"), message);
      assertTrue(message.contains("take a smaller"), message);
      assertFalse(message.contains("\n"), message);
      simulator.assertClean();
      SimulatorReport after = simulator.report();
      assertEquals(after.count("allocations"), after.count("frees"), message);
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyLaunchMayFail(TrainingPlan plan) {
    long launches = reportOfUse(plan).count("launches");
    for (long n = 1; n <= launches; n++) {
      simulator.reset();
      simulator.command("fail-launch", String.valueOf(n));
      String message = assertThrows(DeviceException.class, () -> use(plan)).getMessage();
      assertTrue(message.contains("use backend cpu"), message);
      assertFalse(message.contains("\n"), message);
      assertTrue(simulator.report().live().isEmpty(), () -> message + simulator.report().live());
    }
  }

  /** One of them, the product that tries cuBLAS out, only means that cuBLAS is not used. */
  @ParameterizedTest
  @MethodSource("plans")
  void aLaunchMayBeRefused(TrainingPlan plan) {
    long launches = reportOfUse(plan).count("launches");
    int withoutBlas = 0;
    for (long n = 1; n <= launches; n++) {
      simulator.reset();
      simulator.command("refuse-launch", String.valueOf(n));
      try {
        use(plan);
        withoutBlas++;
        Set<String> launched = simulator.report().launches().keySet();
        assertTrue(launched.stream().anyMatch(name -> name.startsWith("gemm_")), "launch " + n);
        assertFalse(launched.contains("cublasSgemm"), "launch " + n);
      } catch (DeviceException refused) {
        String message = refused.getMessage();
        assertTrue(
            message.matches(".*(cuLaunchKernel|cublasSgemm|cublasSgemmStridedBatched) of .*"),
            message);
      }
      simulator.assertClean();
    }
    assertEquals(1, withoutBlas);
  }

  /** Whatever finds the device gone says so, and closing what is left is no second error. */
  @ParameterizedTest
  @MethodSource("plans")
  void theDeviceMayBeLostAtEveryLaunch(TrainingPlan plan) {
    long launches = reportOfUse(plan).count("launches");
    for (long n = 1; n <= launches; n++) {
      simulator.reset();
      simulator.command("lose-device", String.valueOf(n));
      DeviceException gone = assertThrows(DeviceException.class, () -> use(plan));
      String message = gone.getMessage();
      assertTrue(message.contains("the device no longer answers"), message);
      assertFalse(message.contains("\n"), message);
      assertEquals(0, gone.getSuppressed().length, message);
      assertTrue(simulator.report().live().isEmpty(), message);
    }
  }
}
