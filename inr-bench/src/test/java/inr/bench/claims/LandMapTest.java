package inr.bench.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LandMapTest {
  /**
   * A square of 40° around (0, 0) of two arcs, the second backwards, with a lake of 20°; units of
   * half a degree from (−90, −45).
   */
  private static final String SQUARE =
      "{\"type\":\"Topology\",\"transform\":{\"scale\":[0.5,0.5],\"translate\":[-90,-45]},"
          + "\"objects\":{\"land\":{\"type\":\"GeometryCollection\",\"geometries\":["
          + "{\"type\":\"MultiPolygon\",\"arcs\":[[[0,-2],[2]]]}]}},"
          + "\"arcs\":[[[140,50],[80,0],[0,80]],[[140,50],[0,80],[80,0]],"
          + "[[160,70],[40,0],[0,40],[-40,0],[0,-40]]]}";

  @Test
  void pointsInsideAreLandAndLakesAreNot() {
    LandMap map = LandMap.of(SQUARE);
    assertEquals(2, map.rings());
    assertTrue(map.land(-15, 0));
    assertTrue(map.land(19.9, 19.9));
    assertTrue(map.land(0, -19.9));
    assertFalse(map.land(0, 0));
    assertFalse(map.land(20.1, 0));
    assertFalse(map.land(0, 20.1));
  }

  @Test
  void placesAreEvenOnTheSphere() {
    SpherePoints places = new SpherePoints(LandMap.of(SQUARE), 20_000, 3);
    int land = 0;
    int north = 0;
    for (int i = 0; i < places.count(); i++) {
      land += places.land(i) ? 1 : 0;
      north += places.latitude(i) > 30 ? 1 : 0;
    }
    double outer = 40 / 360.0 * Math.sin(Math.toRadians(20));
    double lake = 20 / 360.0 * Math.sin(Math.toRadians(10));
    // four standard errors of 20,000 draws
    assertEquals(outer - lake, land / 20_000.0, 4 * Math.sqrt(0.03 / 20_000));
    assertEquals(0.25, north / 20_000.0, 4 * Math.sqrt(0.19 / 20_000));
  }

  @Test
  void theNearestPlaceOfAPlaceIsItself() {
    SpherePoints places = new SpherePoints(LandMap.of(SQUARE), 200, 4);
    boolean[] guesses = places.nearest(places);
    assertEquals(1, LandOcean.accuracy(places, guesses, 0, 90));
    assertEquals(1, LandOcean.intersection(places, guesses));
    assertEquals(0, LandOcean.intersection(places, new boolean[200]));
  }

  @Test
  void whatIsNoTopologyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LandMap.of("{\"arcs\":[]}"));
  }
}
