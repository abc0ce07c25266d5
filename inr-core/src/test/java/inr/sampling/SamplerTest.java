package inr.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {
  @Test
  void theFullGridIsOneStepAnEpochInGridOrder() {
    Sampler sampler = new Sampler.FullGrid();
    Batch batch = sampler.batch(5, 97, 3);
    assertEquals(97, batch.points());
    assertEquals(97, sampler.batchPoints(97));
    assertEquals(1, sampler.stepsPerEpoch(97));
    for (int i = 0; i < 97; i++) {
      assertEquals(i, batch.point(i));
    }
  }

  @ParameterizedTest
  @CsvSource({"97, 10", "97, 97", "97, 1", "97, 1000", "1, 1", "96, 32"})
  void batchesCoverEachEpochOnce(int points, int batchSize) {
    Sampler sampler = new Sampler.RandomBatches(batchSize);
    long steps = sampler.stepsPerEpoch(points);
    for (int epoch = 0; epoch < 3; epoch++) {
      BitSet seen = new BitSet();
      for (long step = epoch * steps; step < (epoch + 1) * steps; step++) {
        Batch batch = sampler.batch(step, points, 8);
        assertTrue(batch.points() <= sampler.batchPoints(points));
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
    int same = 0;
    int otherSeed = 0;
    for (int i = 0; i < 500; i++) {
      same += sampler.batch(0, 500, 1).point(i) == sampler.batch(1, 500, 1).point(i) ? 1 : 0;
      otherSeed += sampler.batch(0, 500, 1).point(i) == sampler.batch(0, 500, 2).point(i) ? 1 : 0;
    }
    // one is expected in either; ten have a probability of 1e-7
    assertTrue(same < 10 && otherSeed < 10);
  }

  @Test
  void hugeSignalsDoNotOverflow() {
    Sampler.RandomBatches sampler = new Sampler.RandomBatches(300_000_000);
    int points = 2_000_000_011;
    assertEquals(7, sampler.stepsPerEpoch(points));
    assertEquals(200_000_011, sampler.batch(6, points, 1).points());
    assertEquals(1, sampler.epoch(7, points));
  }

  @Test
  void anEmptyBatchIsRefused() {
    assertEquals(
        "batch of 0 points; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> new Sampler.RandomBatches(0))
            .getMessage());
  }
}
