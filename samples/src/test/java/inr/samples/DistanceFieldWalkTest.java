package inr.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walk from points of a surface to its distance, which a short training has near it alone. */
class DistanceFieldWalkTest {
  @Test
  void pointsAndNormalsAreEnoughForASolid() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      DistanceFieldWalk.walk(24, 120, 16, out);
    }
    List<String> lines = told.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(4, lines.size());
    String field = lines.get(2);
    assertTrue(field.startsWith("field"), field);
    double near = Double.parseDouble(field.substring(field.lastIndexOf(' ') + 1));
    assertTrue(near < 0.03, field);
  }
}
