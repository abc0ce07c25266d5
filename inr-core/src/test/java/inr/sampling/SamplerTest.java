package inr.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {
  @Test
  void theFullGridIsOneStepAnEpochInGridOrder() {
    Sampler sampler = new Sampler.FullGrid();
    Batch batch = sampler.batch(5, List.of(97), 3);
    assertEquals(97, batch.points());
    assertEquals(97, sampler.batchPoints(List.of(97)));
    assertEquals(1, sampler.stepsPerEpoch(List.of(97)));
    for (int i = 0; i < 97; i++) {
      assertEquals(i, batch.point(i));
    }
  }

  @ParameterizedTest
  @CsvSource({"97, 10", "97, 97", "97, 1", "97, 1000", "1, 1", "96, 32"})
  void batchesCoverEachEpochOnce(int points, int batchSize) {
    Sampler sampler = new Sampler.RandomBatches(batchSize);
    long steps = sampler.stepsPerEpoch(List.of(points));
    for (int epoch = 0; epoch < 3; epoch++) {
      BitSet seen = new BitSet();
      for (long step = epoch * steps; step < (epoch + 1) * steps; step++) {
        Batch batch = sampler.batch(step, List.of(points), 8);
        assertTrue(batch.points() <= sampler.batchPoints(List.of(points)));
        for (int i = 0; i < batch.points(); i++) {
          assertFalse(seen.get(batch.point(i)), "point twice in epoch " + epoch);
          seen.set(batch.point(i));
        }
      }
      assertEquals(points, seen.cardinality());
    }
  }

  @Test
  void epochsAndSeedsHaveOrdersOfTheirOwn() {
    Sampler sampler = new Sampler.RandomBatches(500);
    List<Integer> samples = List.of(500);
    int same = 0;
    int otherSeed = 0;
    for (int i = 0; i < 500; i++) {
      same +=
          sampler.batch(0, samples, 1).point(i) == sampler.batch(1, samples, 1).point(i) ? 1 : 0;
      otherSeed +=
          sampler.batch(0, samples, 1).point(i) == sampler.batch(0, samples, 2).point(i) ? 1 : 0;
    }
    // one is expected in either; ten have a probability of 1e-7
    assertTrue(same < 10 && otherSeed < 10);
  }

  @Test
  void hugeSignalsDoNotOverflow() {
    Sampler.RandomBatches sampler = new Sampler.RandomBatches(300_000_000);
    int points = 2_000_000_011;
    assertEquals(7, sampler.stepsPerEpoch(List.of(points)));
    assertEquals(200_000_011, sampler.batch(6, List.of(points), 1).points());
    assertEquals(1, sampler.epoch(7, List.of(points)));
  }

  @Test
  void anEmptyBatchIsRefused() {
    assertEquals(
        "batch of 0 points; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> new Sampler.RandomBatches(0))
            .getMessage());
  }

  @Test
  void morePatchesThanFitAreRefused() {
    List<Integer> samples = List.of(16, 128);
    assertEquals(4 * 16 * 64, new Sampler.Patches(64, 4).batchPoints(samples));
    Sampler many = new Sampler.Patches(64, 3_000_000);
    assertEquals(
        "sampler draws 3072000000 points, which are 3000000 patches of [16, 64] samples; at most 16777216 are accepted, so take a smaller count or side",
        assertThrows(IllegalArgumentException.class, () -> many.batchPoints(samples)).getMessage());
    assertEquals(
        "sampler draws 2000000000 patches of 64 samples; 1 to 16777216 of 2 to 16777216 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Sampler.Patches(64, 2_000_000_000))
            .getMessage());
  }

  /** Samples of the axes, side, and whether blocks are whole. */
  static Stream<Arguments> grids() {
    return Stream.of(
        Arguments.of(List.of(12, 9), 3, true),
        Arguments.of(List.of(7, 11), 3, false),
        Arguments.of(List.of(1, 1), 3, true),
        Arguments.of(List.of(2, 13), 4, false),
        Arguments.of(List.of(100), 7, false),
        Arguments.of(List.of(5, 4, 6), 2, false));
  }

  @ParameterizedTest
  @MethodSource("grids")
  void interleavedPointsCoverEachEpochOnceInGridOrder(List<Integer> samples, int stride) {
    int points = samples.stream().reduce(1, (a, b) -> a * b);
    for (int batchSize : new int[] {1, 4, 1000}) {
      Sampler sampler = new Sampler.Interleaved(stride, batchSize);
      long steps = sampler.stepsPerEpoch(samples);
      for (int epoch = 0; epoch < 2; epoch++) {
        BitSet seen = new BitSet();
        for (long step = epoch * steps; step < (epoch + 1) * steps; step++) {
          Batch batch = sampler.batch(step, samples, 4);
          assertTrue(batch.points() >= 1 && batch.points() <= sampler.batchPoints(samples));
          for (int i = 0; i < batch.points(); i++) {
            assertFalse(seen.get(batch.point(i)), "point twice");
            assertTrue(i == 0 || batch.point(i) > batch.point(i - 1), "out of order");
            seen.set(batch.point(i));
          }
        }
        assertEquals(points, seen.cardinality());
      }
    }
  }

  /** With a stride of 3 on a picture 9 wide, all points of a batch are 3 apart along both axes. */
  @Test
  void interleavedPointsLieAStrideApart() {
    Batch batch = new Sampler.Interleaved(3, 1000).batch(2, List.of(6, 9), 1);
    int first = batch.point(0);
    assertEquals(6, batch.points());
    for (int i = 0; i < 6; i++) {
      assertEquals(first + i % 3 * 3 + i / 3 * 27, batch.point(i));
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void stratifiedPointsLieOneInEachBlock(List<Integer> samples, int side, boolean whole) {
    int points = samples.stream().reduce(1, (a, b) -> a * b);
    Sampler sampler = new Sampler.Stratified(side);
    long steps = sampler.stepsPerEpoch(samples);
    BitSet seen = new BitSet();
    for (long step = 0; step < steps; step++) {
      Batch batch = sampler.batch(step, samples, 4);
      assertEquals(sampler.batchPoints(samples), batch.points());
      BitSet blocks = new BitSet();
      for (int i = 0; i < batch.points(); i++) {
        assertTrue(batch.point(i) >= 0 && batch.point(i) < points);
        int block = 0;
        int rest = batch.point(i);
        int width = 1;
        for (int d = samples.size() - 1; d >= 0; d--) {
          block += width * (rest % samples.get(d) / side);
          width *= (samples.get(d) + side - 1) / side;
          rest /= samples.get(d);
        }
        assertEquals(i, block);
        blocks.set(block);
        seen.set(batch.point(i));
      }
      assertEquals(batch.points(), blocks.cardinality());
    }
    assertEquals(points, seen.cardinality());
  }

  @Test
  void blocksBeginAtPointsOfTheirOwn() {
    List<Integer> samples = List.of(30, 30);
    Batch batch = new Sampler.Stratified(3).batch(0, samples, 4);
    BitSet phases = new BitSet();
    for (int i = 0; i < 100; i++) {
      phases.set(batch.point(i) / 30 % 3 * 3 + batch.point(i) % 3);
    }
    assertEquals(9, phases.cardinality());
  }

  @Test
  void samplersWithoutPointsAreRefused() {
    assertEquals(
        "sampler has blocks of 0 samples; 1 to 1024 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Sampler.Stratified(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Sampler.Interleaved(1025, 1));
    assertThrows(IllegalArgumentException.class, () -> new Sampler.Interleaved(2, 0));
  }
}
