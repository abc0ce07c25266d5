package inr.io.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.activation.Activation.Damping;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.preset.Spder;
import inr.sampling.Sampler;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
  private static final NetworkSpec NETWORK = Siren.network(2, 3, 2, 16, 30, 30);
  private static final TrainingPlan PLAN = TrainingPlan.of(NETWORK, 1e-4, 1);

  @Test
  void equalPlansDoNotDiffer() {
    assertEquals(
        Optional.empty(),
        PlanDifference.between(PLAN, TrainingPlan.of(Siren.network(2, 3, 2, 16, 30, 30), 1e-4, 1)));
  }

  @Test
  void theFirstDifferentFieldIsNamedWithItsPlace() {
    assertDifference("seed is 1 there and 2 here", TrainingPlan.of(NETWORK, 1e-4, 2));
    assertDifference(
        "learningRate is 1.0E-4 there and 0.01 here", TrainingPlan.of(NETWORK, 0.01, 2));
    assertDifference(
        "network.layers[0].width is 16 there and 8 here",
        TrainingPlan.of(Siren.network(2, 3, 2, 8, 30, 30), 1e-4, 1));
    assertDifference(
        "network.layers has 3 entries there and 4 here",
        TrainingPlan.of(Siren.network(2, 3, 3, 16, 30, 30), 1e-4, 1));
  }

  @Test
  void differentKindsPartAtTheirNames() {
    assertDifference(
        "network.layers[0].activation.kind is sine there and damped-sine here",
        TrainingPlan.of(Spder.network(2, 3, 2, 16, 30, 30, Damping.LOG), 1e-4, 1));
    assertDifference(
        "schedule.kind is constant there and cosine here",
        new TrainingPlan(
            NETWORK,
            new Loss.MeanSquaredError(),
            Optimizer.Adam.of(),
            1e-4,
            new Schedule.Cosine(10, 0),
            new Sampler.FullGrid(),
            1));
  }

  private static void assertDifference(String words, TrainingPlan other) {
    assertEquals(Optional.of(words), PlanDifference.between(PLAN, other));
  }
}
