package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.backend.Variant;
import inr.selftest.BackendCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The bits that come with the engine are those of the simulator, without cuBLAS. A real device is
 * expected to give the same: kernels consist of operations that round alike everywhere.
 */
@Tag("kernels")
@ExtendWith(CleanDevice.class)
class CudaKnownBitsTest {
  private static final Path FILE = Path.of("src/main/resources/inr/cuda/equal-bits.txt");

  @Test
  void theSimulatorGivesTheKnownBits() throws IOException {
    String lines =
        new CudaBackend(Way.USUAL)
            .variants().stream()
                .filter(variant -> variant.name().startsWith("own kernels"))
                .flatMap(CudaKnownBitsTest::lines)
                .collect(Collectors.joining());
    if (Boolean.getBoolean("inr.rewrite")) {
      Files.writeString(FILE, lines);
    }
    assertEquals(Files.readString(FILE), lines, "-Dinr.rewrite=true writes " + FILE + " anew");
  }

  private static Stream<String> lines(Variant variant) {
    return BackendCheck.checksums(variant.backend(), 1).entrySet().stream()
        .map(fit -> fit.getValue() + " " + variant.name() + ": " + fit.getKey() + "\n");
  }
}
