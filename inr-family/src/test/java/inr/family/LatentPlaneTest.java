package inr.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LatentPlaneTest {
  private static final SignalSet OTHERS = Shapes28.of(40, 2);

  private static double[][] latents(Family family) {
    try (Members members = new Members(family, 2)) {
      return members.latents(OTHERS);
    }
  }

  /** No other axis has latents of a larger spread, and the samples differ by as much. */
  @Test
  void thePlaneHasTheWidestSpreads() {
    Family family = FamilyTest.learned(FamilyMethod.COIN, 16);
    LatentPlane plane = LatentPlane.of(family, latents(family), 2);
    double[] spreads = LatentBasis.of(family, 1).spreads().clone();
    double all = Arrays.stream(spreads).map(spread -> spread * spread).sum();
    Arrays.sort(spreads);
    double first = spreads[spreads.length - 1];
    double second = spreads[spreads.length - 2];
    assertEquals((first * first + second * second) / all, plane.share(), 1e-12);
    double[] found = new double[2];
    for (double[] place : plane.places()) {
      for (int axis = 0; axis < 2; axis++) {
        found[axis] += place[axis] * place[axis] / OTHERS.size();
      }
    }
    assertTrue(found[0] > first * first / 3 && found[0] < first * first * 3, found[0] + "");
    assertTrue(found[1] > second * second / 3 && found[1] < second * second * 3, found[1] + "");
  }

  @Test
  void latentsOfOneNumberLieOnALine() {
    SignalSet signals = Shapes28.of(8, 1);
    LatentPlane plane;
    try (Learning learning =
        new Learning(FamilyMethod.COIN.plan(signals, 1, 0).lasting(1), signals, 1)) {
      learning.step();
      plane = LatentPlane.of(learning.family(), latents(learning.family()), 1);
    }
    assertEquals(1, plane.share());
    Arrays.stream(plane.places()).forEach(place -> assertEquals(0, place[1]));
  }

  @Test
  void tooManyNumbersAreRefused() {
    FamilyPlan plan = FamilyMethod.COIN.plan(OTHERS, 513, 0);
    assertEquals(
        "latent has 513 numbers; at most 512 are coded",
        assertThrows(IllegalArgumentException.class, plan::requireCodable).getMessage());
  }
}
