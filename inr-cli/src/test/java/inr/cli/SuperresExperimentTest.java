package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.plan.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inr solve superres} as an experiment. */
class SuperresExperimentTest {
  @TempDir private Path folder = Path.of("");
  private Path a = Path.of("");
  private Path b = Path.of("");
  private Path made = Path.of("");

  @BeforeEach
  void makePictures() throws IOException {
    a = TestMedia.picture(folder.resolve("a.png"), 34, 26, 3);
    b = TestMedia.picture(folder.resolve("b.png"), 24, 24, 1);
    made = folder.resolve("made/experiment");
  }

  private Cli superres(Object... more) {
    List<Object> args = new ArrayList<>(List.of("solve", "superres", "-o", made));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  /** Of networks as small as they come. */
  private Cli small(Object... more) {
    List<Object> args = new ArrayList<>(List.of(more));
    args.add("--simulate");
    if (args.contains("--models")) {
      args.addAll(List.of("--parameters", 400, "--steps", 10));
    }
    return superres(args.toArray());
  }

  private List<Map<?, ?>> rows() throws IOException {
    Map<?, ?> tree = (Map<?, ?>) JsonText.read(Files.readString(made.resolve("results.json")));
    List<Map<?, ?>> rows = new ArrayList<>();
    ((List<?>) tree.get("rows")).forEach(row -> rows.add((Map<?, ?>) row));
    return rows;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(made)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyPictureScaleMethodAndSeedIsARow() throws IOException {
    Cli told = small(a, b, "--scale", "2,3", "--models", "siren,wire", "--seeds", 2).done();
    List<Map<?, ?>> rows = rows();
    assertEquals(2 * 2 * (5 + 2 * 2), rows.size());
    assertEquals(
        List.of(
            "a-x2-crops.png",
            "a-x2-curves.svg",
            "a-x3-crops.png",
            "a-x3-curves.svg",
            "b-x2-crops.png",
            "b-x2-curves.svg",
            "b-x3-crops.png",
            "b-x3-curves.svg",
            "pictures",
            "results.csv",
            "results.json",
            "results.md"),
        files());
    for (Map<?, ?> row : rows) {
      boolean network = List.of("siren", "wire").contains(row.get("method"));
      assertEquals(network, row.get("seed") != null, row::toString);
      assertEquals(network, row.containsKey("parameters"), row::toString);
      assertEquals(
          String.valueOf(row.get("picture")).endsWith("a.png"),
          row.containsKey("luma_psnr"),
          row::toString);
      assertTrue(String.valueOf(row.get("status")).startsWith("ok"), row::toString);
    }
    // 34 x 26 cut to a multiple of 3.
    assertEquals(33, ImageIO.read(made.resolve("pictures/a-x3-siren-1.png").toFile()).getWidth());
    assertEquals(24, ImageIO.read(made.resolve("pictures/a-x3-truth.png").toFile()).getHeight());
    assertEquals(1 + rows.size(), Files.readString(made.resolve("results.csv")).lines().count());
    String markdown = Files.readString(made.resolve("results.md"));
    assertTrue(markdown.contains("## Means over 2 pictures, x3"), markdown);
    assertTrue(markdown.contains("a-x2-crops.png"), markdown);
    assertTrue(told.err().contains("results.md tells of all 7"), told.err());
  }

  @Test
  void internalLearningIsOneMoreMethod() throws IOException {
    small(b, "--scale", "2,3", "--baselines", "none", "--internal-learning").done();
    assertEquals(
        List.of("patches", "internal", "patches", "internal"),
        rows().stream().map(row -> row.get("method")).toList());
  }

  /** The classical rows are those of the single form, which scores alike. */
  @Test
  void aBaselineScoresAsInTheSingleForm() throws IOException {
    small(b, "--scale", "2,4", "--baselines", "bicubic").done();
    Map<String, Object> single =
        Cli.run(
                "solve",
                "superres",
                b,
                "-o",
                folder.resolve("b.inr"),
                "--scale",
                2,
                "--simulate",
                "--json")
            .done()
            .json();
    Map<?, ?> bicubic = (Map<?, ?>) ((Map<?, ?>) single.get("baselines")).get("bicubic");
    assertEquals(bicubic.get("psnr"), rows().get(0).get("psnr"));
    assertEquals(((Map<?, ?>) single.get("solution")).get("psnr"), rows().get(1).get("psnr"));
  }

  /** Rows that are there stay, seconds included; what joins has the numbers it would have had. */
  @Test
  void anExperimentGoesOnWhereItEnded() throws IOException {
    small(b, "--scale", 2, "--models", "siren", "--baselines", "bicubic", "--threads", 1).done();
    List<Map<?, ?>> before = rows();
    byte[] picture = Files.readAllBytes(made.resolve("pictures/b-x2-siren-0.png"));
    small(b, "--scale", "2,3", "--models", "siren", "--seeds", 2, "--baselines", "bicubic").done();
    List<Map<?, ?>> after = rows();
    assertEquals(before, after.subList(0, 3));
    assertEquals(8, after.size(), after::toString);
    small(b, "--scale", 2, "--models", "siren", "--baselines", "bicubic", "--force").done();
    assertEquals(before.get(2).get("psnr"), rows().get(2).get("psnr"));
    assertArrayEquals(picture, Files.readAllBytes(made.resolve("pictures/b-x2-siren-0.png")));
  }

  @Test
  void aNetworkThatFailsIsARowWithItsReason() throws IOException {
    Cli told = small(b, "--scale", 2, "--models", "cosines,siren", "--baselines", "none").done();
    Map<?, ?> row = rows().get(1);
    assertEquals("model cosines needs samples along one axis", row.get("status"));
    assertTrue(row.containsKey("psnr") && row.get("psnr") == null, row::toString);
    assertTrue(told.err().contains("b.png x2 cosines seed 0: no result: model cosines needs"));
    assertEquals("ok", rows().get(2).get("status"));
  }

  @Test
  void whatCannotBeIsToldBeforeAnyWork() throws IOException {
    superres(a, b, "--scale", 2).failed(ExitCode.USAGE, "add --simulate");
    small(a, "--scale", "2,3", "--json").failed(ExitCode.USAGE, "leave --json out");
    small(a, "--scale", "2,30").failed(ExitCode.USAGE, "scale is 30; 2 to 8 are accepted");
    small(a, "--scale", 2, "--models", "sirene").failed(ExitCode.USAGE, "no model sirene");
    small(a, "--scale", 2, "--models", "siren", "--seeds", 0)
        .failed(ExitCode.USAGE, "--seeds is 0");
    small(a, "--scale", 2, "--seeds", 3).failed(ExitCode.USAGE, "name some with --models");
    small(a, b, "--scale", 2, "--seed", 3)
        .failed(ExitCode.USAGE, "--noise and --seed are of one picture or one burst, a blur");
    small(a, b, "--scale", 2, "--blur", 3)
        .failed(ExitCode.USAGE, "--noise and --seed are of one picture or one burst, a blur");
    small(a, "-", "--scale", 2).failed(ExitCode.USAGE, "not through -");
    small(TestMedia.picture(folder.resolve("s.png"), 9, 3, 1), a, "--scale", 4)
        .failed(ExitCode.USAGE, "has a side of 3 pixels");
    small(a, TestMedia.sound(folder.resolve("a.wav"), 100, 9000), "--scale", 2)
        .failed(ExitCode.USAGE, "would both become");
    small(TestMedia.sound(folder.resolve("c.wav"), 100, 9000), a, "--scale", 2)
        .failed(ExitCode.FAILURE, "is a sound");
    assertFalse(Files.exists(made));
    small(b, "--scale", "2,3", "--baselines", "bicubic").done();
    byte[] kept = Files.readAllBytes(made.resolve("results.json"));
    small(b, "--scale", "2,3", "--sampling", "lanczos")
        .failed(ExitCode.FAILURE, "with other settings");
    TestMedia.picture(b, 20, 24, 1);
    small(b, "--scale", "2,3").failed(ExitCode.FAILURE, "another file of the name");
    assertArrayEquals(kept, Files.readAllBytes(made.resolve("results.json")));
    made = a;
    small(b, "--scale", "2,3").failed(ExitCode.FAILURE, "is no folder");
  }
}
