package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.contest.PartGrid;
import inr.io.plan.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks side by side. */
class BenchCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path a = Path.of("");
  private Path c = Path.of("");
  private Path made = Path.of("");

  @BeforeEach
  void makeInputs() throws IOException {
    a = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    c = TestMedia.sound(folder.resolve("c.wav"), 2000, 9000);
    made = folder.resolve("made/contest");
  }

  private Cli bench(Object... more) {
    List<Object> args = new ArrayList<>(List.of("bench", "-o", made, "--parameters", 700));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private Map<?, ?> results() throws IOException {
    return (Map<?, ?>) JsonText.read(Files.readString(made.resolve("results.json")));
  }

  private List<Map<?, ?>> rows() throws IOException {
    List<Map<?, ?>> rows = new ArrayList<>();
    ((List<?>) results().get("rows")).forEach(row -> rows.add((Map<?, ?>) row));
    return rows;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(made)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> made.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void picturesAndSoundsBecomeRowsTablesCurvesAndSheets() throws IOException {
    bench(a, c, "--models", "siren,cosines", "--steps", 6, "--seeds", 2).done();
    assertEquals(
        List.of(
            "a-seconds.png",
            "a-seconds.svg",
            "a-sheet.png",
            "a-steps.png",
            "a-steps.svg",
            "a.html",
            "c-seconds.png",
            "c-seconds.svg",
            "c-steps.png",
            "c-steps.svg",
            "c.html",
            "models/a-siren-0.inr",
            "models/a-siren-1.inr",
            "models/c-cosines-0.inr",
            "models/c-cosines-1.inr",
            "models/c-siren-0.inr",
            "models/c-siren-1.inr",
            "results.csv",
            "results.json",
            "results.md"),
        files());
    assertEquals(8, rows().size());
    for (Map<?, ?> row : rows()) {
      String model = String.valueOf(row.get("model"));
      if (row.get("input").equals(a.toString()) && model.equals("cosines")) {
        assertEquals("model cosines needs samples along one axis", row.get("status"));
        continue;
      }
      assertTrue(
          row.keySet()
              .containsAll(
                  Set.of("input", "parameters", "psnr", "seconds", "points_per_second", "seed")),
          row.toString());
      assertEquals(row.get("input").equals(a.toString()), row.containsKey("ssim"));
      assertEquals(row.get("input").equals(c.toString()), row.containsKey("snr"));
      assertEquals("ok", row.get("status"));
      // Local cosines are the best there are before any step.
      assertEquals(model.equals("cosines") ? 0 : 6, row.get("steps"));
      Path file =
          made.resolve(
              "models/"
                  + (row.containsKey("ssim") ? "a-" : "c-")
                  + model
                  + "-"
                  + row.get("seed")
                  + ".inr");
      assertEquals(Files.size(file), ((Number) row.get("bytes")).longValue());
    }
    assertEquals(2, ImageIO.read(made.resolve("a-sheet.png").toFile()).getHeight() / 100);
    String page = Files.readString(made.resolve("a.html"));
    assertTrue(page.contains("<figcaption>siren</figcaption>"), "what a network makes of it");
    assertTrue(page.contains("<td>model cosines needs samples along one axis</td>"), "its table");
    assertTrue(page.contains("\"title\":\"Training over seconds\""), "its curves");
    assertEquals(3, Files.readString(made.resolve("c.html")).split("<audio ", -1).length - 1);
    String table = Files.readString(made.resolve("results.md"));
    assertTrue(table.contains("| siren | "), table);
    assertTrue(table.contains("](<c-steps.png>)"), table);
    assertEquals(9, Files.readString(made.resolve("results.csv")).lines().count());
  }

  /** The contest has no way of its own to fit: its models are those of the same fits alone. */
  @Test
  void itsModelsAreThoseOfFits() throws IOException {
    bench(a, "--models", "wire", "--steps", 6, "--seeds", 2).done();
    for (int seed = 0; seed < 2; seed++) {
      Path alone = folder.resolve("alone" + seed + ".inr");
      Cli fit =
          Cli.run(
              "fit",
              a,
              "-o",
              alone,
              "--model",
              "wire",
              "--set",
              rows().get(seed).get("setting"),
              "--steps",
              6,
              "--seed",
              seed,
              "--json");
      assertEquals(fit.done().number("psnr"), rows().get(seed).get("psnr"));
      assertArrayEquals(
          Files.readAllBytes(alone),
          Files.readAllBytes(made.resolve("models/a-wire-" + seed + ".inr")));
    }
  }

  /** Every part on every encoding, each the network that a fit makes of the same parts. */
  @Test
  void partsMeetOnEveryEncoding() throws IOException {
    String features = "fourier-features(frequencies=4,sigma=2,seed=0)";
    bench(
            a,
            "--activations",
            " max(z,0)",
            "--bases",
            "chebyshev(degree=3)",
            "--encodings",
            "identity," + features,
            "--steps",
            3)
        .done();
    assertEquals(
        List.of(
            "max(z,0)",
            "chebyshev(degree=3)",
            "max(z,0) on " + features,
            "chebyshev(degree=3) on " + features),
        rows().stream().map(row -> row.get("model")).toList());
    Path alone = folder.resolve("alone.inr");
    Cli.run(
            "fit",
            a,
            "-o",
            alone,
            "--activation",
            "max(z,0)",
            "--encoding",
            features,
            "--set",
            rows().get(2).get("setting"),
            "--steps",
            3)
        .done();
    assertArrayEquals(
        Files.readAllBytes(alone),
        Files.readAllBytes(
            made.resolve(
                "models/a-max-z-0-on-fourier-features-frequencies=4-sigma=2-seed=0--0.inr")));
    assertTrue(Files.readString(made.resolve("results.csv")).contains(",\"max(z,0)\",width="));
  }

  /** Each part of the usual grid is one that can be fitted, by a fit, which needs no trial. */
  @Test
  void theUsualGridIsTaken() {
    PartGrid.ACTIVATIONS.forEach(part -> fitOf("--activation", part));
    PartGrid.ENCODINGS.forEach(part -> fitOf("--encoding", part));
    PartGrid.BASES.forEach(part -> fitOf("--layer", "kan(width=4,basis=" + part + ")"));
    bench(a, "--bases", "all,relu", "--steps", 1)
        .failed(ExitCode.USAGE, "--bases: there is no kind relu");
  }

  private void fitOf(String option, String part) {
    Path file = folder.resolve("part.inr");
    Cli.run("fit", a, "-o", file, option, part, "--hidden-layers", 1, "--steps", 1, "--force")
        .done();
  }

  @Test
  void partsThatAreNoneAreRefused() {
    bench(a, "--encodings", "identity")
        .failed(ExitCode.USAGE, "--encodings needs --activations or --bases to stand before");
    bench(a, "--activations", "relu,,sine(omega0=30)")
        .failed(
            ExitCode.USAGE,
            "--activations is relu,,sine(omega0=30); there is nothing between two commas");
    bench(a, "--activations", "sine(omega=30)")
        .failed(ExitCode.USAGE, "--activations: sine has no omega; it has omega0");
    bench(a, "--bases", "splines").failed(ExitCode.USAGE, "--bases: there is no kind splines");
  }

  @Test
  void moreModelsAndSeedsJoinAndOtherSettingsAreRefused() throws IOException {
    bench(a, "--models", "siren", "--steps", 6).done();
    Map<?, ?> first = rows().get(0);
    Cli more = bench(a, "--models", "relu,SIREN,relu", "--steps", 6, "--seeds", 2).done();
    assertTrue(more.err().contains("tells of all 2"), more.err());
    assertEquals(4, rows().size());
    assertEquals(first, rows().get(0)); // with its seconds
    String before = Files.readString(made.resolve("results.json"));
    bench(a, "--steps", 7)
        .failed(ExitCode.FAILURE, "results.json: is of a contest with other settings");
    bench(a, "--steps", 6, "--grey").failed(ExitCode.FAILURE, "with --force");
    TestMedia.picture(a, 30, 40, 3);
    bench(a, "--steps", 6)
        .failed(ExitCode.FAILURE, "was made of another file of the name " + a + "; name another");
    assertEquals(before, Files.readString(made.resolve("results.json")));
    bench(a, "--models", "relu", "--steps", 7, "--force").done();
    assertEquals(1, rows().size());
  }

  @Test
  void damagedResultsAreNotLost() throws IOException {
    Files.createDirectories(made);
    Files.writeString(made.resolve("results.json"), "precious");
    bench(a, "--models", "siren", "--steps", 1)
        .failed(ExitCode.FAILURE, "results.json: is no file of a contest: JSON is not readable");
    assertEquals("precious", Files.readString(made.resolve("results.json")));
  }

  @Test
  void whatCannotBeAContestIsRefusedBeforeTheWork() throws IOException {
    bench(a, "--models", "siren,modles").failed(ExitCode.USAGE, "there is no model modles; there");
    bench(a, "--models", "").failed(ExitCode.USAGE, "there is no model ");
    bench(a, "--steps", 0).failed(ExitCode.USAGE, "--steps is 0; 1 or more are accepted");
    bench(a, "--max-seconds", -1).failed(ExitCode.USAGE, "--max-seconds is -1.0; a positive");
    bench(a, "--max-seconds", "NaN").failed(ExitCode.USAGE, "--max-seconds is NaN; a positive");
    bench(a, "--seeds", 0).failed(ExitCode.USAGE, "--seeds is 0; 1 to 1000 are accepted");
    bench(a, "--threads", 0).failed(ExitCode.USAGE, "--threads is 0; 1 to 4096 are accepted");
    bench(a, "--steps", 2, "--max-seconds", 2).failed(ExitCode.USAGE, "--max-seconds");
    bench(a, "--steps", "many").failed(ExitCode.USAGE, "--steps");
    bench(a, "--backend", "abacus").failed(ExitCode.USAGE, "abacus");
    bench("-").failed(ExitCode.USAGE, "- is no input of a contest");
    bench().failed(ExitCode.USAGE, "INPUT");
    Cli.run("bench", a).failed(ExitCode.USAGE, "--output-folder");
    Cli.run("bench", a, "-o", made, "--parameters", 0)
        .failed(ExitCode.USAGE, "--parameters is 0; 1 or more are accepted");
    bench(folder.resolve("none.png")).failed(ExitCode.UNREADABLE_INPUT, "none.png: no such file");
    bench(a, Files.writeString(folder.resolve("d.png"), "no picture"))
        .failed(ExitCode.UNREADABLE_INPUT, "d.png: is neither a picture nor a sound");
    assertFalse(Files.exists(made));
    Cli.run("bench", c, "-o", a, "--models", "cosines")
        .failed(ExitCode.FAILURE, a + ": is no folder; name one for the results");
  }

  @Test
  void aContestWithoutAnyResultIsAFailure() throws IOException {
    assertEquals(ExitCode.FAILURE, bench(a, "--models", "cosines", "--steps", 1).code());
    assertEquals(1, rows().size());
  }

  /** Local cosines take no step, so the signal comes while the other network is fitted. */
  @Test
  void anInterruptedContestGoesOn() throws Exception {
    Object[] args = {
      "bench",
      c,
      "-o",
      made,
      "--models",
      "cosines,siren",
      "--steps",
      100_000_000,
      "--parameters",
      700
    };
    Process process =
        Cli.ownJvm(List.of("-Dinr.terminal=true"), args)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String words;
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (!line.contains("1 of 2 fits done   c.wav siren seed 0   step ")) {
        line = err.readLine();
      }
      process.toHandle().destroy();
      words = String.join("\n", err.lines().toList());
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), words);
    assertEquals(ExitCode.INTERRUPTED, process.exitValue(), words);
    assertTrue(
        words.endsWith("interrupted; 1 of 2 fits are done and kept, the same command goes on"),
        words);
    assertEquals(List.of("models/c-cosines-0.inr", "results.json"), files());
    Map<?, ?> kept = rows().get(0);
    args[5] = "cosines";
    Cli.run(args).done();
    assertEquals(List.of(kept), rows());
    assertTrue(files().contains("results.md"));
  }
}
