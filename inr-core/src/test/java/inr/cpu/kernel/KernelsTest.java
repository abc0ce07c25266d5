package inr.cpu.kernel;

import static inr.cpu.kernel.OtherJvm.VECTOR_API;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The choice of kernels, in virtual machines of their own, because properties are read once; and
 * that no choice changes a bit.
 */
class KernelsTest {
  /**
   * Of all results of {@link KernelChecksums}, strips and products, on any Java and any machine;
   * they change only with the functions or their test points.
   */
  private static final List<String> GOLDEN = List.of("9cd5587c", "83e00e32");

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16})
  void everyLaneCountGivesTheGoldenBits(int lanes) throws Exception {
    assertGolden(
        "vector kernels, " + lanes + " lanes",
        run(VECTOR_API, "-Dinr.kernels=vector", "-Dinr.lanes=" + lanes));
  }

  @Test
  void scalarKernelsGiveTheGoldenBits() throws Exception {
    assertGolden("scalar kernels, as inr.kernels asks", run(VECTOR_API, "-Dinr.kernels=scalar"));
  }

  @Test
  void withoutTheModuleScalarKernelsAreChosenAndGiveTheGoldenBits() throws Exception {
    assertGolden(
        "scalar kernels; start java with --add-modules jdk.incubator.vector for faster ones",
        run());
  }

  /** The checksums ask for kernels three times. */
  @Test
  void scalarKernelsThatNobodyAskedForAreToldOfOnce() throws Exception {
    assertEquals(
        List.of(
            "WARNING the fast kernels are off, these are several times slower: start java with --add-modules jdk.incubator.vector"),
        OtherJvm.logOf(List.of(), KernelChecksums.class));
    assertEquals(List.of(), OtherJvm.logOf(List.of(VECTOR_API), KernelChecksums.class));
    assertEquals(List.of(), OtherJvm.logOf(List.of("-Dinr.kernels=scalar"), KernelChecksums.class));
  }

  @Test
  void vectorsThatCannotBeHadAreRefusedWithARemedy() throws Exception {
    assertRefused(
        "kernels: inr.kernels is vector but the module jdk.incubator.vector is absent; start java with --add-modules jdk.incubator.vector",
        run("-Dinr.kernels=vector"));
  }

  @Test
  void unknownKernelsAndLanesAreRefused() throws Exception {
    assertRefused(
        "kernels: inr.kernels is fast; auto, vector or scalar is accepted",
        run("-Dinr.kernels=fast"));
    assertRefused(
        "kernels: inr.lanes is 3; auto, 4, 8 or 16 is accepted", run(VECTOR_API, "-Dinr.lanes=3"));
  }

  private static void assertGolden(String choice, List<String> lines) {
    assertEquals(List.of(choice, "[]", GOLDEN.get(0), GOLDEN.get(1)), lines);
  }

  private static void assertRefused(String message, List<String> lines) {
    assertTrue(
        lines.stream().anyMatch(line -> line.endsWith(message)), () -> String.join("\n", lines));
  }

  private static List<String> run(String... options) throws Exception {
    return OtherJvm.run(List.of(options), KernelChecksums.class);
  }
}
