package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

class AdamUpdateTest {
  /** Without the floor both moments would end among the subnormal numbers and stay there. */
  @Test
  void momentsOfAParameterWithoutGradientNeverBecomeSubnormal() {
    float[] parameters = {1};
    float[] first = {1e-3f};
    float[] second = {1e-6f};
    float[] gradient = {0};
    for (int step = 1; step <= 100_000; step++) {
      new AdamUpdate(Optimizer.Adam.of(), 1e-3, step)
          .apply(parameters, first, second, gradient, 0, 1);
      for (float moment : new float[] {first[0], second[0]}) {
        assertTrue(moment == 0 || moment >= Float.MIN_NORMAL, () -> "moment " + moment);
      }
    }
  }
}
