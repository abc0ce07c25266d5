package inr.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {
  @Test
  void theFullGridIsOneStepAnEpochInGridOrder() {
    Sampler sampler = new Sampler.FullGrid();
    assertEquals(97, sampler.batchPoints(5, 97));
    assertEquals(0, sampler.batchStart(5, 97));
    assertEquals(1, sampler.stepsPerEpoch(97));
  }

  @ParameterizedTest
  @CsvSource({"97, 10", "97, 97", "97, 1", "97, 1000", "1, 1", "96, 32", "1000000007, 300000000"})
  void batchesCoverEachEpochOnceAndNeverStraddleTwo(long points, int batchSize) {
    Sampler sampler = new Sampler.RandomBatches(batchSize);
    long steps = sampler.stepsPerEpoch(points);
    long next = 0;
    for (long step = 0; step < 3 * steps; step++) {
      assertEquals(next, sampler.batchStart(step, points), "start of step " + step);
      long size = sampler.batchPoints(step, points);
      assertEquals(next / points, (next + size - 1) / points, "epoch at both ends of step " + step);
      next += size;
    }
    assertEquals(3 * points, next);
  }

  @Test
  void anEmptyBatchIsRefused() {
    assertEquals(
        "batch of 0 points; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> new Sampler.RandomBatches(0))
            .getMessage());
  }
}
