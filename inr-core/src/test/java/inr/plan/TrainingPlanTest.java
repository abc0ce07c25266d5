package inr.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.encoding.Encoding;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.preset.AnyPerceptron;
import inr.preset.Siren;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
  private static final NetworkSpec SIREN = Siren.network(2, 3, 2, 16, 30, 30);

  @Test
  void plansAreEqualByValue() {
    assertEquals(
        TrainingPlan.of(SIREN, 1e-4, 1),
        TrainingPlan.of(Siren.network(2, 3, 2, 16, 30, 30), 1e-4, 1));
    assertNotEquals(TrainingPlan.of(SIREN, 1e-4, 1), TrainingPlan.of(SIREN, 1e-4, 2));
  }

  @Test
  void aRateThatIsNotPositiveIsRefused() {
    assertEquals(
        "learning rate is 0.0; a positive number of at most 3.4028235E38 is needed, the largest float32",
        assertThrows(IllegalArgumentException.class, () -> TrainingPlan.of(SIREN, 0, 1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> TrainingPlan.of(SIREN, Double.NaN, 1));
  }

  @Test
  void aLongerFitStretchesTheScheduleAndLeavesTheRest() {
    TrainingPlan plan = TrainingPlan.of(SIREN, 1e-4, 1).withSchedule(new Schedule.Cosine(10, 0.1));
    TrainingPlan lasting = plan.lasting(70);
    assertEquals(new Schedule.Cosine(70, 0.1), lasting.schedule());
    assertEquals(plan, lasting.withSchedule(plan.schedule()));
  }

  @Test
  void lookaheadWouldTakeBackTheStepsOfAnEncoding() {
    NetworkSpec opening =
        AnyPerceptron.network(2, Encoding.ProgressiveEncoding.of(), 1, 1, 4, new Activation.Relu());
    TrainingPlan plan = TrainingPlan.of(opening, 1e-4, 1);
    Optimizer inside = new Optimizer.Clipped(Optimizer.Lookahead.of(), 1);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> plan.withOptimizer(inside))
            .getMessage()
            .startsWith("lookahead takes parameters back"));
    assertEquals(inside, TrainingPlan.of(SIREN, 1e-4, 1).withOptimizer(inside).optimizer());
  }
}
