package inr.selftest;

import static inr.cpu.kernel.OtherJvm.VECTOR_API;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.cpu.kernel.OtherJvm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Same plan, same bits: on any machine and any Java, from any number of threads, with vectors of
 * any length or none, in one go or resumed.
 *
 * <p>The golden checksums change only when the engine is meant to compute something else; {@link
 * EqualBits} prints them.
 */
class EqualBitsTest {
  private static List<String> goldenOfSmall() {
    return SelfTest.golden().subList(0, GoldenFits.SMALL.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 64})
  void anyNumberOfThreadsGivesTheGoldenBits(int threads) {
    assertEquals(
        SelfTest.golden(),
        SelfTest.fits().stream().map(fit -> SelfTest.line(fit, fit.checksum(threads))).toList());
  }

  @Test
  void resumedTrainingGivesTheGoldenBits() {
    assertEquals(
        goldenOfSmall(),
        GoldenFits.SMALL.stream().map(fit -> SelfTest.line(fit, fit.resumedChecksum(2))).toList());
  }

  @Test
  void scalarKernelsGiveTheGoldenBits() throws Exception {
    assertEquals(goldenOfSmall(), run("small", VECTOR_API, "-Dinr.kernels=scalar"));
  }

  @Test
  void aJavaWithoutTheVectorApiGivesTheGoldenBits() throws Exception {
    assertEquals(goldenOfSmall(), run("small"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16})
  void vectorsOfAnyLengthGiveTheGoldenBits(int lanes) throws Exception {
    assumeTrue(
        OtherJvm.hasLanes(lanes), () -> "vectors of " + lanes + " floats are no registers here");
    assertEquals(goldenOfSmall(), run("small", VECTOR_API, "-Dinr.lanes=" + lanes));
  }

  private static List<String> run(String fits, String... options) throws Exception {
    return OtherJvm.run(List.of(options), EqualBits.class, fits);
  }
}
