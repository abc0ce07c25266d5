package inr.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

/**
 * Five steps on the loss θ² from θ = 1 with η = 0.1; expected values from the recurrence in double
 * precision.
 */
class AdamUpdateTest {
  /** The expected values have twelve decimals. */
  private static final double DECIMALS = 1e-12;

  @Test
  void adamWithTheUsualEpsilon() {
    check(
        Optimizer.Adam.of(),
        0.900000000500,
        0.800412228692,
        0.701586272946,
        0.603939060574,
        0.507963659264);
  }

  @Test
  void epsilonStandsOutsideTheRootAfterTheBiasCorrection() {
    check(
        new Optimizer.Adam(0.9, 0.999, 0.1),
        0.904761904762,
        0.810110155758,
        0.716362192873,
        0.623886367585,
        0.533106612104);
  }

  @Test
  void weightDecayIsDecoupledFromTheGradient() {
    check(
        new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.1),
        0.890000000500,
        0.781571855937,
        0.675101221640,
        0.571047597118,
        0.469952656992);
  }

  @Test
  void aZeroGradientMovesNothing() {
    double[] theta = {0.5};
    AdamUpdate.apply(
        Optimizer.Adam.of(), 0.1, 1, theta, new double[1], new double[1], new double[1]);
    assertEquals(0.5, theta[0]);
  }

  private static void check(Optimizer optimizer, double... expected) {
    double[] theta = {1};
    double[] first = {0};
    double[] second = {0};
    for (int t = 1; t <= expected.length; t++) {
      AdamUpdate.apply(optimizer, 0.1, t, theta, new double[] {2 * theta[0]}, first, second);
      assertEquals(expected[t - 1], theta[0], DECIMALS, "step " + t);
    }
  }
}
