package inr.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OptimizerTest {
  @Test
  void adamDecaysNoWeights() {
    assertEquals(0, Optimizer.Adam.of().weightDecay());
    assertEquals(0.01, Optimizer.AdamW.of().weightDecay());
  }

  @Test
  void senselessNumbersAreRefused() {
    assertEquals(
        "adam has beta1 1.0, beta2 0.999, epsilon 1.0E-8; betas in [0, 1) and a positive epsilon are needed",
        assertThrows(IllegalArgumentException.class, () -> new Optimizer.Adam(1, 0.999, 1e-8))
            .getMessage());
    assertEquals(
        "adamw has weight decay -0.1; 0 or more is needed",
        assertThrows(
                IllegalArgumentException.class, () -> new Optimizer.AdamW(0.9, 0.999, 1e-8, -0.1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Optimizer.Adam(0.9, 0.999, 0));
    assertThrows(IllegalArgumentException.class, () -> new Optimizer.Adam(0.9, Double.NaN, 1e-8));
  }
}
