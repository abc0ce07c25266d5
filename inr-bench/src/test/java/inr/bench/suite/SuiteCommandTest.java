package inr.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.bench.Bench;
import inr.io.image.PictureWriter;
import inr.io.plan.JsonText;
import inr.selftest.SyntheticPicture;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SuiteCommandTest {
  private record Outcome(int code, String out, String err) {}

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Bench.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Outcome(code, out.toString(), err.toString());
  }

  @Test
  void quickRunWritesEveryRowWithItsSpread(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("suite.json");
    Outcome outcome =
        run(
            "suite",
            "peak",
            "steps",
            "threads",
            "grids",
            "families",
            "codec",
            "--quick",
            "--threads",
            "2",
            "--widths",
            "16",
            "--batches",
            "16x16,64@16x16",
            "--json",
            json.toString());
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    Map<?, ?> tree = RowJson.map(JsonText.read(Files.readString(json)));
    assertEquals(
        Set.of("date", "arguments", "machine", "java", "kernels", "sections"), tree.keySet());
    assertEquals(
        Set.of("processor", "cores", "memoryMiB", "system", "loadBefore"),
        RowJson.map(tree.get("machine")).keySet());
    assertEquals(
        Set.of("version", "vendor", "machine", "options"), RowJson.map(tree.get("java")).keySet());
    List<?> sections = RowJson.list(tree.get("sections"));
    assertEquals(
        List.of("peak", "steps", "threads", "grids", "families", "codec"),
        sections.stream().map(section -> RowJson.map(section).get("name")).toList());
    Map<?, ?> row = RowJson.map(RowJson.list(RowJson.map(sections.get(1)).get("rows")).get(0));
    assertEquals(
        Set.of("width", "sine layers", "picture", "points a step", "threads"),
        RowJson.map(row.get("labels")).keySet());
    assertEquals(
        Set.of("name", "unit", "median", "min", "max", "rounds", "samples"),
        RowJson.map(RowJson.list(row.get("values")).get(0)).keySet());
  }

  @Test
  void qualityOfAFileBesideItsYardsticks(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.png");
    Signal signal = SyntheticPicture.of(64, 48);
    PictureWriter.write(file, (Medium.Picture) signal.medium(), signal.samples(), true);
    Outcome outcome =
        run(
            "suite",
            "quality",
            "enlarge",
            "--quick",
            "--files",
            file.toString(),
            "--fits",
            "fast;dct;siren(width=8,steps=2)",
            "--enlarged-fits",
            "pyramid(density=0.4)",
            "--crops",
            folder.resolve("crops").toString());
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().contains("| siren(width=8,steps=2) |"), outcome.out());
    assertTrue(outcome.out().contains("| bicubic "), outcome.out());
    assertTrue(Files.exists(folder.resolve("crops").resolve("a-x4.png")));
    Outcome unknown = run("suite", "quality", "--files", file.toString(), "--fits", "siren(width)");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("fit siren(width) is not understood"), unknown.err());
  }

  @Test
  void rowsComeBackFromJson() {
    Row row =
        Row.of("width", 64)
            .and("picture", "16 x 16")
            .with("step", "Mpoint/s", List.of(1.5, 2.25))
            .with("step share", "% of peak", List.of(60.0, 70.0));
    assertEquals(row, RowJson.row(JsonText.read(JsonText.write(RowJson.tree(row)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "suite --fast",
        "suite speed",
        "suite --threads 0",
        "suite --rounds none",
        "suite --batches 5000",
        "suite --batches 5000@16x16",
        "suite steps --quick --widths 0",
        "speed",
        ""
      })
  void wrongUsageIsOneLineAndCodeTwo(String line) {
    Outcome outcome = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(2, outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("inr-bench: "), outcome.err());
  }

  @Test
  void aSectionThatCannotRunSaysWhy(@TempDir Path folder) {
    Outcome outcome =
        run("suite", "start", "--quick", "--inr-jar", folder.resolve("none.jar").toString());
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().contains("skipped: there is no "), outcome.out());
    assertFalse(outcome.out().contains("| ms"), outcome.out());
  }
}
