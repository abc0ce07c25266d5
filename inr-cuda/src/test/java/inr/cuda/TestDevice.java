package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Availability;
import inr.cuda.driver.Device;
import inr.cuda.simulator.Simulator;
import java.util.Optional;

/**
 * What the contract runs on: the simulator, or with {@code -Dinr.require=cuda} the GPU of this
 * machine ({@code -Dtest=CudaContractTest,CudaGoldenTest}: other tests need the simulator).
 */
final class TestDevice {
  private final Optional<Simulator> simulator;

  private TestDevice(Optional<Simulator> simulator) {
    this.simulator = simulator;
  }

  static TestDevice open() {
    if (!System.getProperty("inr.require", "").contains("cuda")) {
      return new TestDevice(Optional.of(Simulator.load(true)));
    }
    Availability availability = Device.probe("adam", "adam");
    assertTrue(availability.available(), availability.explanation());
    return new TestDevice(Optional.empty());
  }

  /** A GPU stays as it is. */
  void restart() {
    simulator.ifPresent(Simulator::restart);
  }

  /** A GPU does not tell what was touched wrongly. */
  void assertClean() {
    simulator.ifPresent(Simulator::assertClean);
  }
}
