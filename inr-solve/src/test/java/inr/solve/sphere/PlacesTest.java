package inr.solve.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  void placesAreEvenOnTheSphere() {
    Places places = Places.drawn(20_000, 3);
    int north = 0;
    int quarter = 0;
    for (int i = 0; i < places.count(); i++) {
      north += places.latitudes()[i] > 30 ? 1 : 0;
      quarter += places.longitudes()[i] > 90 ? 1 : 0;
    }
    // four standard errors of 20,000 draws
    assertEquals(0.25, north / 20_000.0, 4 * Math.sqrt(0.19 / 20_000));
    assertEquals(0.25, quarter / 20_000.0, 4 * Math.sqrt(0.19 / 20_000));
  }

  @Test
  void theNearestPlaceOfAPlaceIsItself() {
    Places places = Places.drawn(200, 4);
    assertArrayEquals(IntStream.range(0, 200).toArray(), places.nearest(places));
  }

  /** 359° and −179° are neighbours of 0° and 179°, on the other side of where maps end. */
  @Test
  void nearnessDoesNotEndWithTheMap() {
    Places known = new Places(new double[] {359, 179, 0}, new double[] {0, 0, 90});
    Places asked = new Places(new double[] {2, -179, 77}, new double[] {1, 0, 80});
    assertArrayEquals(new int[] {0, 1, 2}, asked.nearest(known));
  }

  @Test
  void labelsAreCountedByLatitude() {
    Places places = new Places(new double[] {0, 0, 0, 0}, new double[] {-10, 20, 45, -90});
    boolean[] truth = {true, false, true, true};
    boolean[] told = {true, true, false, true};
    PlaceScore score = PlaceScore.of(places, truth, told);
    assertEquals(0.5, score.accuracy());
    assertEquals(List.of(0.5, 0.0, 1.0), score.bands());
    assertEquals(0.5, score.intersection());
  }

  @Test
  void latitudesBeyondThePolesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Places(new double[] {10}, new double[] {91}));
  }
}
