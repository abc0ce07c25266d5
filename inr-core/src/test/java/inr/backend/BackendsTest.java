package inr.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.reference.ReferenceBackend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendsTest {
  @Test
  void theReferenceIsOnTheServiceList() {
    assertEquals(ReferenceBackend.class, Backends.named("reference").getClass());
    assertTrue(Backends.named("reference").availability().available());
  }

  @Test
  void namesAreUnique() {
    assertEquals(
        Backends.all().size(), Backends.all().stream().map(Backend::name).distinct().count());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Backends.named("abacus")).getMessage();
    assertTrue(
        message.startsWith("there is no backend abacus; there are [")
            && message.contains("reference"),
        message);
  }

  @Test
  void aSlowedStateKeepsEverythingButItsRate() {
    TrainerState state =
        TrainerState.of(7, 0.5, Map.of("parameters", numbers(1), "adam.first", numbers(2)));
    TrainerState slowed = state.slowed(0.1);
    assertEquals(7, slowed.step());
    assertEquals(0.05, slowed.rateFactor(), 1e-17);
    assertEquals(state.arrays(), slowed.arrays());
  }

  private static Numbers numbers(double... values) {
    return new Numbers.Doubles(values);
  }

  @Test
  void stateWithoutParametersIsRefused() {
    assertEquals(
        "trainer state has arrays [adam.first] but no parameters",
        assertThrows(
                IllegalArgumentException.class,
                () -> TrainerState.of(0, 1, Map.of("adam.first", numbers(1))))
            .getMessage());
    assertEquals(
        "trainer state has step -1 and rate factor 1.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> TrainerState.of(-1, 1, Map.of("parameters", numbers(1))))
            .getMessage());
    assertEquals(
        "trainer state has arrays [parameters] but no ema; restore a state of the same plan",
        assertThrows(
                IllegalArgumentException.class,
                () -> TrainerState.of(0, 1, Map.of("parameters", numbers(1))).array("ema"))
            .getMessage());
  }

  @Test
  void numbersThatAreNotFiniteAreFound() {
    assertTrue(numbers(1, -2).isFinite());
    assertFalse(numbers(1, Double.NaN).isFinite());
    assertTrue(new Numbers.Floats(new float[] {1}).isFinite());
    assertFalse(new Numbers.Floats(new float[] {1, Float.NEGATIVE_INFINITY}).isFinite());
  }

  @Test
  void aCopyOfNumbersIsTheirOwn() {
    for (Numbers numbers : List.of(numbers(1, 2), new Numbers.Floats(new float[] {1, 2}))) {
      Numbers copy = numbers.copy();
      assertEquals(numbers, copy);
      numbers.toFloats()[0] = 9;
      numbers.toDoubles()[0] = 9;
      assertEquals(1, copy.toDoubles()[0]);
      assertEquals(1, copy.toFloats()[0]);
      assertEquals(2, copy.size());
    }
  }
}
