package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Availability;
import inr.cuda.driver.Device;
import inr.cuda.simulator.Simulator;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Each test begins with a fresh device and fails if it touched anything wrongly or left anything
 * behind.
 *
 * <p>The device is the simulator; or with {@code -Dinr.require=cuda} the GPU of this machine, for
 * the contract ({@code -Dtest=CudaContractTest,CudaGoldenTest}: other tests need the simulator).
 */
final class CleanDevice implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
  private Optional<Simulator> simulator = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!System.getProperty("inr.require", "").contains("cuda")) {
      simulator = Optional.of(Simulator.load(true));
      return;
    }
    Availability availability = Device.probe("adam", "adam");
    assertTrue(availability.available(), availability.explanation());
  }

  /** A GPU stays as it is. */
  @Override
  public void beforeEach(ExtensionContext context) {
    simulator.ifPresent(Simulator::restart);
  }

  /** A GPU does not tell what was touched wrongly. */
  @Override
  public void afterEach(ExtensionContext context) {
    simulator.ifPresent(Simulator::assertClean);
  }
}
