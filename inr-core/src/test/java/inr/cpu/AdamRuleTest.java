package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.cpu.kernel.Kernels;
import inr.optimizer.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamRuleTest {
  private static final Scratch SCRATCH = new Scratch(3, StripProgram.SCRATCH);

  /** Without the floor both moments would end among the subnormal numbers and stay there. */
  @Test
  void momentsOfAParameterWithoutGradientNeverBecomeSubnormal() {
    float[] parameters = {1};
    float[] first = {1e-3f};
    float[] second = {1e-6f};
    float[] gradient = {0};
    AdamRule rule = new AdamRule(Optimizer.Adam.of(), first, second);
    for (int step = 1; step <= 100_000; step++) {
      rule.begin(1e-3, step);
      rule.apply(parameters, gradient, 0, 1, SCRATCH);
      for (float moment : new float[] {first[0], second[0]}) {
        assertTrue(moment == 0 || moment >= Float.MIN_NORMAL, () -> "moment " + moment);
      }
    }
  }

  @Test
  void sparseAdamLeavesParametersWithoutGradientAlone() {
    float[] parameters = {1, 1};
    float[] first = {0.5f, 0.5f};
    float[] second = {0.25f, 0.25f};
    AdamRule rule = new AdamRule(Optimizer.SparseAdam.of(), first, second);
    rule.begin(1e-3, 7);
    rule.apply(parameters, new float[] {0, 1e-3f}, 0, 2, SCRATCH);
    assertEquals(1, parameters[0]);
    assertEquals(0.5f, first[0]);
    assertEquals(0.25f, second[0]);
    assertTrue(parameters[1] < 1 && first[1] < 0.5f && second[1] < 0.25f);
  }

  /** As those of Adam, slots of formulas end at 0 and not among the subnormal numbers. */
  @Test
  void slotsOfFormulasNeverBecomeSubnormal() {
    float[] momentum = {1};
    FormulaRule rule =
        new FormulaRule(new Optimizer.Sgd(0.5, false), List.of(momentum), Kernels.strips());
    Scratch scratch = new Scratch(rule.arrays(), StripProgram.SCRATCH);
    rule.begin(1e-3, 1);
    for (int step = 0; step < 160; step++) {
      rule.apply(new float[] {1}, new float[] {0}, 0, 1, scratch);
      assertTrue(momentum[0] == 0 || momentum[0] >= Float.MIN_NORMAL);
    }
    assertEquals(0, momentum[0]);
  }
}
