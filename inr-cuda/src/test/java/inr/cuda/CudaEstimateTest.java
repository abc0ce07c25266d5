package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Trainer;
import inr.cuda.simulator.Simulator;
import inr.network.NetworkSpec;
import inr.preset.Siren;
import inr.sampling.Sampler;
import inr.selftest.Throughput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of estimates is what its script prints, and both know the tiles of the engine. */
class CudaEstimateTest {
  private static final Path SCRIPT = Path.of("../docs/cuda_estimate.py");
  private static final Path PAGE = Path.of("../docs/cuda-estimate.md");
  private static final int SHARED_MEMORY = 99 << 10;
  private static final int PICTURE = Throughput.WIDTH * Throughput.HEIGHT;

  @TempDir private Path folder = Path.of("");

  /**
   * A network that the fused kernel trains.
   *
   * @param points of a step
   * @param tile points of a tile
   */
  private record Row(int layers, int width, int points, int tile) {
    private static final Pattern TEXT =
        Pattern.compile(
            "## (\\d+) layers of (\\d+), fused, ([\\d,]+) points(?s:(?!##).)*?\\| fused_step, tile (\\d+) ");

    static List<Row> all() {
      return TEXT.matcher(text(PAGE)).results().map(Row::of).toList();
    }

    private static Row of(MatchResult text) {
      return new Row(
          Integer.parseInt(text.group(1)),
          Integer.parseInt(text.group(2)),
          Integer.parseInt(text.group(3).replace(",", "")),
          Integer.parseInt(text.group(4)));
    }

    NetworkSpec network() {
      return Siren.network(2, 3, layers, width, 30, 30);
    }
  }

  @Test
  void thePageIsWhatTheScriptPrints() throws Exception {
    Path printed = folder.resolve("page.md");
    Path trouble = folder.resolve("trouble.txt");
    ProcessBuilder script =
        new ProcessBuilder("python3", SCRIPT.toString())
            .redirectOutput(printed.toFile())
            .redirectError(trouble.toFile());
    // As on a terminal of today, whatever this one is.
    script.environment().put("PYTHONUTF8", "1");
    int code = startPython(script).waitFor();
    assertEquals(0, code, () -> text(trouble));
    assertEquals(text(PAGE), text(printed), "page and script differ: print the page anew");
  }

  private static Process startPython(ProcessBuilder script) throws InterruptedException {
    String reason = "there is no python3 that prints the page";
    try {
      // A launcher without a Python behind it is none.
      int code = new ProcessBuilder("python3", "-c", "").start().waitFor();
      Assumptions.assumeTrue(code == 0, reason);
      return script.start();
    } catch (IOException missing) {
      return Assumptions.abort(reason);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aWholePictureHasTheLargestTiles() {
    List<Row> rows = Row.all().stream().filter(row -> row.points == PICTURE).toList();
    assertEquals(4, rows.size(), "two networks on two devices");
    for (Row row : rows) {
      assertEquals(
          FusedPass.shape(row.network(), SHARED_MEMORY, FusedPass.MOST_POINTS).orElseThrow().tile(),
          row.tile,
          row::toString);
    }
  }

  /** Few tiles have a gradient each, whose memory tells how many they are. */
  @Test
  void aBatchHasAsManyTilesAsTheEngineMakes() {
    Simulator simulator = Simulator.load(true);
    simulator.restart();
    List<Row> rows = Row.all().stream().filter(row -> row.points != PICTURE).toList();
    assertEquals(4, rows.size(), "two networks on two devices");
    for (Row row : rows) {
      Sampler batches = new Sampler.RandomBatches(row.points);
      try (Trainer trainer =
          new CudaBackend(CudaOptions.of())
              .trainer(
                  Fits.plan(row.network(), batches), Fits.picture(row.points / 64, 2 * 64, 3), 1)) {
        trainer.step(1);
        long tiles = (row.points - 1L) / row.tile + 1;
        long gradients = 4 * tiles * row.network().layout().size();
        List<Long> live = simulator.report().live();
        assertTrue(live.contains(gradients), () -> row + ": " + gradients + " not in " + live);
      }
    }
    simulator.assertClean();
  }
}
