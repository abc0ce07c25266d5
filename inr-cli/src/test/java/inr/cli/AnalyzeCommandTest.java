package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {
  private static final String WAVES = "given-fourier-features(matrix=[[0.5],[1.0]])";
  private static final String BASIS = "shifted-basis(curve=gaussian,copies=64,width=0.05)";

  @TempDir private Path folder = Path.of("");

  @Test
  void aRowForEachEncoding() {
    List<String> lines =
        Cli.run("analyze", "identity", BASIS, "--samples", 64).done().out().lines().toList();
    assertEquals(3, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("features  stable rank  half at  uneven"), lines.get(0));
    assertTrue(lines.get(1).strip().startsWith("1         1.00"), lines.get(1));
    assertTrue(lines.get(1).endsWith("  identity"), lines.get(1));
    assertTrue(lines.get(2).strip().startsWith("64 "), lines.get(2));
    assertTrue(lines.get(2).endsWith("  " + BASIS), lines.get(2));
  }

  @Test
  @SuppressWarnings("unchecked")
  void allDistancesAsJson() {
    Map<String, Object> told = Cli.run("analyze", WAVES, "--samples", 32, "--json").done().json();
    assertEquals(32.0, ((Number) told.get("samples")).doubleValue());
    Map<String, Object> one = ((List<Map<String, Object>>) told.get("encodings")).get(0);
    assertEquals(WAVES, one.get("encoding"));
    assertEquals(4, ((Number) one.get("stable_rank")).doubleValue(), 1e-9);
    List<Number> mean = (List<Number>) one.get("mean");
    assertEquals(17, mean.size());
    assertEquals(0, mean.get(16).doubleValue(), 1e-9);
  }

  @Test
  void aPlotNamesItsCurves() throws IOException {
    Path plot = folder.resolve("kernel.svg");
    Cli.run("analyze", WAVES, BASIS, "-o", plot).done();
    String svg = Files.readString(plot);
    assertTrue(svg.contains("rank 4.0, " + WAVES), svg);
    assertTrue(svg.contains(BASIS), svg);
    Cli.run("analyze", WAVES, "-o", plot)
        .failed(ExitCode.FAILURE, plot + ": exists already; name another file or give --force");
    assertEquals(svg, Files.readString(plot));
  }

  @Test
  void wrongWordsAreRefused() {
    Path plot = folder.resolve("kernel.gif");
    Cli.run("analyze", "spirals(turns=3)")
        .failed(ExitCode.USAGE, "there is no kind spirals; there are identity");
    Cli.run("analyze", WAVES, "--samples", 1)
        .failed(ExitCode.USAGE, "analysis of 1 samples; 2 to 4096 are accepted");
    Cli.run("analyze", WAVES, "-o", plot)
        .failed(ExitCode.USAGE, "a name that ends in .svg or .png is accepted");
    List<Object> many = new ArrayList<>(List.of("analyze"));
    for (int i = 0; i < 11; i++) {
      many.add("fourier-features(frequencies=2,sigma=1,seed=" + i + ")");
    }
    many.addAll(List.of("-o", folder.resolve("kernel.svg")));
    Cli.run(many.toArray())
        .failed(ExitCode.USAGE, "a plot has 10 curves at most; name fewer encodings");
    assertFalse(Files.exists(folder.resolve("kernel.svg")));
  }
}
