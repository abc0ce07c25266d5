package inr.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.reference.ReferenceBackend;
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
        new TrainerState(7, 0.5, new double[] {1}, new double[] {2}, new double[] {3});
    TrainerState slowed = state.slowed(0.1);
    assertEquals(7, slowed.step());
    assertEquals(0.05, slowed.rateFactor(), 1e-17);
    assertArrayEquals(state.secondMoments(), slowed.secondMoments());
  }

  @Test
  void stateOfUnequalLengthsIsRefused() {
    assertEquals(
        "trainer state has 2 parameters but 1 and 2 moments",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrainerState(0, 1, new double[2], new double[1], new double[2]))
            .getMessage());
    assertEquals(
        "trainer state has step -1 and rate factor 1.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrainerState(-1, 1, new double[1], new double[1], new double[1]))
            .getMessage());
  }
}
