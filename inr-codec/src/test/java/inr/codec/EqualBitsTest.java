package inr.codec;

import static inr.cpu.kernel.OtherJvm.VECTOR_API;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.cpu.kernel.OtherJvm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stored files decode to the same symbols and samples on any machine and any Java, with any
 * number of threads, with vectors of any length or none, interpreted or compiled.
 */
class EqualBitsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void anyNumberOfThreadsGivesTheGoldenBits(int threads) throws Exception {
    assertEquals(GoldenFiles.LINES, GoldenFiles.lines(threads));
  }

  /** What changes these bytes changes the format or the encoder's choices. */
  @Test
  void theWriterStillGivesTheStoredFiles() throws Exception {
    for (GoldenPicture golden : GoldenPicture.ALL) {
      assertArrayEquals(GoldenFiles.stored(golden), GoldenFiles.written(golden), golden.name());
    }
  }

  @Test
  void scalarKernelsGiveTheGoldenBits() throws Exception {
    assertEquals(GoldenFiles.LINES, run(VECTOR_API, "-Dinr.kernels=scalar"));
  }

  @Test
  void aJavaWithoutTheVectorApiGivesTheGoldenBits() throws Exception {
    assertEquals(GoldenFiles.LINES, run("-XX:+UseSerialGC"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16})
  void vectorsOfAnyLengthGiveTheGoldenBits(int lanes) throws Exception {
    assumeTrue(
        OtherJvm.hasLanes(lanes), () -> "vectors of " + lanes + " floats are no registers here");
    assertEquals(
        GoldenFiles.LINES, run(VECTOR_API, "-Dinr.kernels=vector", "-Dinr.lanes=" + lanes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
  void interpretedOrHalfCompiledCodeGivesTheGoldenBits(String option) throws Exception {
    assertEquals(GoldenFiles.LINES, run(option));
  }

  private static List<String> run(String... options) throws Exception {
    return OtherJvm.run(List.of(options), GoldenFiles.class);
  }
}
