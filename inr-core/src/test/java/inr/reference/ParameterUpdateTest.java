package inr.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Updates against values from their recurrences in double precision; those of Adam are five steps
 * on the loss θ² from θ = 1 with η = 0.1.
 */
class ParameterUpdateTest {
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

  /** With momentum: v = g, 0.5·v + g, …; θ falls by η(g + 0.5v) with the look ahead. */
  @Test
  void gradientDescentByHand() {
    check(new Optimizer.Sgd(0, false), 0.8, 0.64, 0.512);
    // v1 = 2, θ1 = 1 − 0.1·2; v2 = 1 + 1.6, θ2 = 0.8 − 0.1·2.6
    check(new Optimizer.Sgd(0.5, false), 0.8, 0.54);
    // θ1 = 1 − 0.1·(2 + 1); v2 = 1 + 1.4, θ2 = 0.7 − 0.1·(1.4 + 1.2)
    check(new Optimizer.Sgd(0.5, true), 0.7, 0.44);
  }

  /** The greatest second moment keeps the step short after a large gradient. */
  @Test
  void amsGradRemembersTheGreatestSecondMoment() {
    double[] theta = {0, 0};
    ParameterUpdate update = update(new Optimizer.AmsGrad(0, 0.5, 1e-8), theta);
    update.apply(0.1, 1, new double[] {4, 0});
    update.apply(0.1, 2, new double[] {1, 0});
    // v: 8, 4.5; u: 8, 8; corrections 0.5, 0.75
    double expected = -0.1 * 4 / Math.sqrt(16) - 0.1 * 1 / (Math.sqrt(8) / Math.sqrt(0.75));
    assertEquals(expected, theta[0], 1e-8);
    assertEquals(8, update.slots().get("amsgrad.greatest")[0]);
  }

  @Test
  void aParameterWithoutGradientRestsWithSparseAdamOnly() {
    double[] theta = {1, 0};
    ParameterUpdate sparse = update(new Optimizer.SparseAdam(0.9, 0.99, 1e-8), theta);
    sparse.apply(0.1, 1, new double[] {2, 0});
    double after = theta[0];
    double[] first = sparse.slots().get("adam.first").clone();
    sparse.apply(0.1, 2, new double[] {0, 0});
    assertEquals(after, theta[0]);
    assertArrayEquals(first, sparse.slots().get("adam.first"));
    sparse.apply(0.1, 3, new double[] {2, 0});
    assertEquals(0.9 * first[0] + 0.1 * 2, sparse.slots().get("adam.first")[0], 1e-15);
  }

  @Test
  void aZeroGradientMovesNothing() {
    double[] theta = {0.5, 0};
    update(Optimizer.Adam.of(), theta).apply(0.1, 1, new double[2]);
    assertEquals(0.5, theta[0]);
  }

  @Test
  void clippingScalesTheWholeGradient() {
    double[] theta = {0, 0};
    update(new Optimizer.Clipped(new Optimizer.Sgd(0, false), 0.5), theta)
        .apply(1, 1, new double[] {4, 0});
    assertEquals(-0.5 * 4 / (4 + 1e-6), theta[0], 1e-15);
  }

  /** Of a weight and its bias, of which both are 1 and neither has a gradient. */
  @Test
  void weightDecayIsOfTheGroupsThatHaveIt() {
    double[] theta = {1, 1};
    Optimizer.Group decayed =
        new Optimizer.Group(
            Optimizer.Members.WEIGHTS, new Optimizer.AdamW(0.9, 0.999, 1e-8, 0.1), 1);
    update(new Optimizer.Grouped(List.of(decayed, Optimizer.Group.of())), theta)
        .apply(0.5, 1, new double[2]);
    assertArrayEquals(new double[] {0.95, 1}, theta, 1e-15);
  }

  /** (0.7w̄ + 0.3θ)/(1 − 0.7ᵗ), with w̄ before its correction. */
  @Test
  void theAverageIsDebiased() {
    double[] theta = {1, 0};
    ParameterUpdate update =
        update(new Optimizer.Averaged(new Optimizer.Sgd(0, false), 0.7), theta);
    update.apply(0.1, 1, new double[] {1, 0});
    assertEquals(0.9, update.model()[0], 1e-15);
    update.apply(0.1, 2, new double[] {1, 0});
    assertEquals((0.7 * 0.3 * 0.9 + 0.3 * 0.8) / (1 - 0.49), update.model()[0], 1e-15);
    assertEquals(0.8, theta[0], 1e-15);
  }

  @Test
  void slowParametersFollowEveryFewSteps() {
    double[] theta = {1, 0};
    ParameterUpdate update =
        update(new Optimizer.Lookahead(new Optimizer.Sgd(0, false), 2, 0.5), theta);
    update.apply(0.1, 1, new double[] {1, 0});
    assertEquals(0.9, theta[0], 1e-15);
    update.apply(0.1, 2, new double[] {1, 0});
    assertEquals(0.9, theta[0], 1e-15);
    assertEquals(0.9, update.slots().get("lookahead.slow")[0], 1e-15);
  }

  /** Values of the iteration in double precision, eight decimals. */
  @Test
  void muonMakesItsDirectionNearlyOrthogonal() {
    double[] g = {1, 2, 3, 4, 5, 6.5};
    double norm = 0;
    for (double value : g) {
      norm += value * value;
    }
    double[] x = new double[6];
    for (int i = 0; i < 6; i++) {
      x[i] = g[i] / (Math.sqrt(norm) + 1e-7);
    }
    assertArrayEquals(
        new double[] {-0.79162501, 0.11016395, 0.72971725, 0.63315021, 0.36808427, 0.25272102},
        ParameterUpdate.orthogonalised(x, 2, 3),
        1e-8);
    double[] turned =
        ParameterUpdate.orthogonalised(new double[] {x[0], x[3], x[1], x[4], x[2], x[5]}, 3, 2);
    assertArrayEquals(
        new double[] {-0.79162501, 0.63315021, 0.11016395, 0.36808427, 0.72971725, 0.25272102},
        turned,
        1e-8);
  }

  private static void check(Optimizer optimizer, double... expected) {
    double[] theta = {1, 0};
    ParameterUpdate update = update(optimizer, theta);
    for (int t = 1; t <= expected.length; t++) {
      update.apply(0.1, t, new double[] {2 * theta[0], 0});
      assertEquals(expected[t - 1], theta[0], DECIMALS, "step " + t);
    }
  }

  /** An update of a weight, whose bias has no gradient. */
  private static ParameterUpdate update(Optimizer optimizer, double[] theta) {
    Distribution zero = new Distribution.Constant(0);
    ParameterLayout layout =
        new NetworkSpec(
                1,
                new Encoding.Identity(),
                List.of(new Layer.Dense(1, new Activation.Identity(), zero, zero)))
            .layout();
    return new ParameterUpdate(optimizer, layout, theta);
  }

  /** The sign is that of 0.9m + 0.1g; m forgets more slowly; decay comes first. */
  @Test
  void lionByHand() {
    double[] theta = {1, 0};
    ParameterUpdate update = update(new Optimizer.Lion(0.9, 0.99, 0.5), theta);
    update.apply(0.1, 1, new double[] {2, 0});
    assertEquals(0.95 - 0.1, theta[0], 1e-15);
    assertEquals(0.02, update.slots().get("lion.momentum")[0], 1e-15);
    update.apply(0.1, 2, new double[] {-0.1, 0});
    assertEquals(0.95 * 0.85 - 0.1, theta[0], 1e-15);
    assertEquals(0.99 * 0.02 - 0.001, update.slots().get("lion.momentum")[0], 1e-15);
    update.apply(0.1, 3, new double[] {-1, 0});
    assertEquals(0.95 * 0.7075 + 0.1, theta[0], 1e-15);
  }
}
