package inr.selftest;

import static inr.cpu.kernel.OtherJvm.VECTOR_API;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.backend.Backends;
import inr.cpu.kernel.OtherJvm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Same plan, same bits, and same metrics: on any machine and any Java, from any number of threads,
 * with vectors of any length or none, interpreted or compiled, in one go or resumed.
 *
 * <p>The golden checksums change only when something is meant to compute something else; {@link
 * RewriteGoldenBits} writes them then.
 */
class EqualBitsTest {
  private static final List<String> SMALL_FITS =
      SelfTest.golden().subList(0, SelfTest.smallFits().size());

  private static final List<String> METRICS =
      SelfTest.golden().subList(SMALL_FITS.size() + 1, SelfTest.golden().size());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 64})
  void anyNumberOfThreadsGivesTheGoldenBits(int threads) {
    assertEquals(SelfTest.golden(), EqualBits.lines(SelfTest.checks(), threads));
  }

  @Test
  void resumedTrainingGivesTheGoldenBits() {
    assertEquals(
        SMALL_FITS.subList(0, GoldenFits.SMALL.size()),
        GoldenFits.SMALL.stream()
            .map(fit -> fit.line(fit.resumedChecksum(Backends.named(fit.backend()), 2)))
            .toList());
  }

  /** By the plain loops, which whoever asks for them gets as well: {@code KernelsTest}. */
  @Test
  void aJavaWithoutTheVectorApiGivesTheGoldenBits() throws Exception {
    assertEquals(SMALL_FITS, run("fits"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16})
  void vectorsOfAnyLengthGiveTheGoldenBits(int lanes) throws Exception {
    assumeTrue(
        OtherJvm.hasShorterLanes(lanes),
        () -> "vectors of " + lanes + " floats are those of all other tests, or no registers here");
    assertEquals(
        SMALL_FITS, run("fits", VECTOR_API, "-Dinr.kernels=vector", "-Dinr.lanes=" + lanes));
  }

  /** As users have it: plain loops first, vectors later. */
  @Test
  void aProcessThatGoesOverToVectorsGivesTheGoldenBits() throws Exception {
    assertEquals(SMALL_FITS, run("fits", VECTOR_API));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
  void interpretedOrCompiledMetricsHaveTheGoldenBits(String option) throws Exception {
    assertEquals(METRICS, run("metrics", option));
  }

  private static List<String> run(String checks, String... options) throws Exception {
    return OtherJvm.run(List.of(options), EqualBits.class, checks);
  }
}
