package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inr solve shape}. */
class ShapeCommandTest {
  @TempDir private Path folder = Path.of("");

  private Cli solve(Object input, Path output, String as, Object... more) {
    Object[] words = {
      "solve", "shape", input, "-o", output, "--as", as, "--width", 16, "--samples", 16
    };
    Object[] all = new Object[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Cli.run(all);
  }

  @Test
  void aTorusIsComparedWithTangentPlanes() throws IOException {
    Cli told = solve("torus", folder.resolve("t.inr"), "eikonal", "--steps", 5, "--json").done();
    assertEquals("shape", told.json().get("job"));
    assertTrue(told.out().contains("tangent-planes"), told.out());
    assertTrue(told.json().containsKey("winner"), told.out());
    Path page = folder.resolve("t.html");
    solve("torus", folder.resolve("u.inr"), "eikonal", "--steps", 5, "--report", page).done();
    String html = Files.readString(page);
    assertTrue(html.contains("field, IoU") && html.contains("plane 8 of 16 along z is shown"));
    solve("torus", page, "eikonal", "--report", page, "--force")
        .failed(ExitCode.FAILURE, page + ": is being written by this program already");
  }

  @Test
  void pointsOfAFileBecomeAField() throws IOException {
    StringBuilder sphere = new StringBuilder("x y z nx ny nz\n");
    for (int i = 0; i < 400; i++) {
      double z = 1 - 2 * (i + 0.5) / 400;
      double r = Math.sqrt(1 - z * z);
      double x = r * Math.cos(2.4 * i);
      double y = r * Math.sin(2.4 * i);
      sphere.append(String.format(Locale.ROOT, "%f %f %f %f %f %f%n", 5 + x, y, z, x, y, z));
    }
    Path file = Files.writeString(folder.resolve("sphere.xyz"), sphere);
    Path model = folder.resolve("sphere.inr");
    Path page = folder.resolve("sphere.html");
    String told = solve(file, model, "eikonal", "--steps", 150, "--report", page).done().out();
    assertFalse(told.contains("is better"), "nobody can tell: " + told);
    String html = Files.readString(page);
    assertTrue(html.contains("tangent-planes") && html.contains("the solid is not known"));
    NeuralField field = NeuralField.read(model);
    assertTrue(field.value(0, 0, 0.7)[0] < 0, "inside");
    assertTrue(field.value(0, 0, 0.9)[0] > 0, "outside");
  }

  @Test
  void wrongWordsAreRefusedInOneLine() throws IOException {
    Path model = folder.resolve("no.inr");
    solve("torus", model, "mesh").failed(ExitCode.USAGE, "--as is mesh");
    solve("cone", model, "sdf").failed(ExitCode.USAGE, "--as sdf needs torus or box");
    solve("cone", model, "eikonal").failed(ExitCode.UNREADABLE_INPUT, "no such file");
    Path file = Files.writeString(folder.resolve("five.xyz"), "1 2 3 4 5\n");
    solve(file, model, "eikonal").failed(ExitCode.UNREADABLE_INPUT, "line 1 has 5 numbers");
  }
}
