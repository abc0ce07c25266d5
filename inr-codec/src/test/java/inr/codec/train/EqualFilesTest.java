package inr.codec.train;

import static inr.cpu.kernel.OtherJvm.VECTOR_API;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.cpu.kernel.OtherJvm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same file on any number of threads and with any kernels. */
class EqualFilesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void anyNumberOfThreadsGivesTheGoldenFile(int threads) {
    assertEquals(SmallTraining.GOLDEN, SmallTraining.checksum(threads));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16})
  void vectorsOfAnyLengthGiveTheGoldenFile(int lanes) throws Exception {
    assumeTrue(
        OtherJvm.hasShorterLanes(lanes),
        () -> "vectors of " + lanes + " floats are those of all other tests, or no registers here");
    assertEquals(
        List.of(SmallTraining.GOLDEN),
        OtherJvm.run(
            List.of(VECTOR_API, "-Dinr.kernels=vector", "-Dinr.lanes=" + lanes),
            SmallTraining.class));
  }

  @Test
  void aJavaWithoutTheVectorApiGivesTheGoldenFile() throws Exception {
    assertEquals(
        List.of(SmallTraining.GOLDEN),
        OtherJvm.run(List.of("-Dinr.kernels=scalar"), SmallTraining.class));
  }
}
