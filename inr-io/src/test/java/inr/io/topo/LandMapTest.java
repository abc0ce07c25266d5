package inr.io.topo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @TempDir private Path folder = Path.of("");

  @Test
  void pointsInsideAreLandAndLakesAreNot() throws IOException {
    Path file = Files.writeString(folder.resolve("square.json"), SQUARE);
    assertTrue(LandMap.recognises(file));
    LandMap map = LandMap.read(file);
    assertEquals(2, map.rings());
    assertTrue(map.land(-15, 0));
    assertTrue(map.land(19.9, 19.9));
    assertTrue(map.land(0, -19.9));
    assertFalse(map.land(0, 0));
    assertFalse(map.land(20.1, 0));
    assertFalse(map.land(0, 20.1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[0,-2],[2]] | [[0,-9],[2]] | has a ring of arc 8 but 3 arcs",
        "[140,50],[80,0] | [140],[80,0] | has 1 numbers where 2 are needed",
        "\"transform\" | \"transfer\" | has no object as transform"
      })
  void whatIsNoTopologyIsRefusedInOneLine(String right, String wrong, String expected)
      throws IOException {
    Path file = Files.writeString(folder.resolve("no.json"), SQUARE.replace(right, wrong));
    String message =
        assertThrows(SignalFormatException.class, () -> LandMap.read(file)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
