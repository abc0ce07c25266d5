package inr.cpu;

import static inr.cpu.kernel.OtherJvm.VECTOR_API;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.cpu.kernel.OtherJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
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
  private static List<String> golden() throws IOException {
    try (InputStream in = EqualBitsTest.class.getResourceAsStream("/golden/equal-bits.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<String> goldenOfSmall() throws IOException {
    return golden().subList(0, EqualBits.SMALL.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void anyNumberOfThreadsGivesTheGoldenBits(int threads) throws IOException {
    assertEquals(
        golden(),
        Stream.concat(EqualBits.SMALL.stream(), Stream.of(EqualBits.SIREN_256))
            .map(fit -> EqualBits.line(fit, fit.checksum(threads)))
            .toList());
  }

  @Test
  void resumedTrainingGivesTheGoldenBits() throws IOException {
    assertEquals(
        goldenOfSmall(),
        EqualBits.SMALL.stream().map(fit -> EqualBits.line(fit, fit.resumedChecksum(2))).toList());
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
