package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.cuda.simulator.Simulator;
import inr.selftest.BackendCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The bits that come with the engine are those of the simulator, without cuBLAS. A real device is
 * expected to give the same: kernels consist of operations that round alike everywhere.
 */
class CudaKnownBitsTest {
  private static final Path FILE = Path.of("src/main/resources/inr/cuda/equal-bits.txt");
  private static final CudaOptions WITHOUT_CUBLAS = new CudaOptions(false, false, true);

  @Test
  void theSimulatorGivesTheKnownBits() throws IOException {
    Simulator simulator = Simulator.load(true);
    simulator.restart();
    String lines =
        BackendCheck.checksums(new CudaBackend(WITHOUT_CUBLAS), 1).entrySet().stream()
            .map(fit -> fit.getValue() + " " + fit.getKey() + "\n")
            .collect(Collectors.joining());
    simulator.assertClean();
    if (Boolean.getBoolean("inr.rewrite")) {
      Files.writeString(FILE, lines);
    }
    assertEquals(Files.readString(FILE), lines, "-Dinr.rewrite=true writes " + FILE + " anew");
  }
}
