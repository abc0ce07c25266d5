package inr.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.network.NetworkSpec;
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
        "learning rate is 0.0; a positive number is needed",
        assertThrows(IllegalArgumentException.class, () -> TrainingPlan.of(SIREN, 0, 1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> TrainingPlan.of(SIREN, Double.NaN, 1));
  }
}
