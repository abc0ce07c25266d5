package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

class AdamUpdateTest {
  /** Without the floor both moments would stay among the subnormal numbers for good. */
  @Test
  void momentsOfAParameterWithoutGradientEndAtZero() {
    float[] parameters = {1};
    float[] first = {1e-3f};
    float[] second = {1e-6f};
    float[] gradient = {0};
    for (int step = 1; step <= 100_000; step++) {
      new AdamUpdate(Optimizer.Adam.of(), 1e-3, step)
          .apply(parameters, first, second, gradient, 0, 1);
    }
    assertEquals(0, first[0]);
    assertEquals(0, second[0]);
  }
}
