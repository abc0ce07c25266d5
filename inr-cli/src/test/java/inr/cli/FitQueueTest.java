package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.plan.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several inputs of one {@code inr fit}. */
class FitQueueTest {
  @TempDir private Path folder = Path.of("");
  private Path a = Path.of("");
  private Path b = Path.of("");
  private Path c = Path.of("");
  private Path models = Path.of("");

  @BeforeEach
  void makeInputs() throws IOException {
    a = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    b = TestMedia.picture(folder.resolve("b.jpg"), 30, 40, 1);
    c = TestMedia.sound(folder.resolve("c.wav"), 2000, 9000);
    models = folder.resolve("made/models");
  }

  private Object[] fit(List<Path> inputs, Object... options) {
    List<Object> args = new ArrayList<>(List.of("fit"));
    args.addAll(inputs);
    args.addAll(List.of("--output-folder", models, "--model", "siren", "--width", 16));
    args.addAll(Arrays.asList(options));
    return args.toArray();
  }

  private List<String> made() throws IOException {
    try (Stream<Path> files = Files.list(models)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static Map<?, ?> object(String line) {
    return (Map<?, ?>) JsonText.read(line);
  }

  @Test
  void eachModelIsTheOneOfItsOwnFit() throws IOException {
    Cli run = Cli.run(fit(List.of(a, b, c), "--steps", 40, "--jobs", 2, "--threads", 3)).done();
    assertEquals(List.of("a.inr", "b.inr", "c.inr"), made());
    assertEquals("", run.out());
    List<String> lines = run.err().lines().filter(line -> !line.contains(" of 3 done ")).toList();
    assertEquals(3, lines.size(), run.err());
    for (Path input : List.of(a, b, c)) {
      Path model = models.resolve(FitFiles.usualModel(input));
      assertTrue(run.err().contains("inr: " + model + ": "), run.err());
      Path alone = folder.resolve("alone.inr");
      Cli.run(
              "fit",
              input,
              "-o",
              alone,
              "--model",
              "siren",
              "--width",
              16,
              "--steps",
              40,
              "--threads",
              1,
              "--force")
          .done();
      assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(model), input.toString());
    }
  }

  @Test
  void oneThatFailsEndsNoOtherAndTheWorstCodeIsReturned() throws IOException {
    Path damaged = Files.writeString(folder.resolve("d.png"), "no picture");
    Path missing = folder.resolve("e.png");
    Cli run =
        Cli.run(fit(List.of(damaged, a, missing, c), "--steps", 2, "--jobs", 2, "--json"))
            .failed(ExitCode.UNREADABLE_INPUT, "2 of 4 fits failed");
    assertEquals(List.of("a.inr", "c.inr"), made());
    assertTrue(run.err().contains("inr: d.png: is neither a picture nor a sound"), run.err());
    assertTrue(run.err().contains("inr: e.png: no such file"), run.err());
    assertEquals(4, run.out().lines().count(), run.out());
    for (String line : run.out().lines().toList()) {
      Map<?, ?> object = object(line);
      boolean fitted = List.of(a.toString(), c.toString()).contains(object.get("input"));
      assertEquals(fitted, object.containsKey("psnr"), line);
      assertEquals(fitted ? null : ExitCode.UNREADABLE_INPUT, object.get("exit_code"), line);
    }
    Files.writeString(models.resolve("b.inr"), "precious");
    Cli.run(fit(List.of(a, b), "--steps", 2, "--force", "--target-psnr", 99))
        .failed(ExitCode.TARGET_NOT_REACHED, "b.jpg: the target of 99.0 dB was not reached");
    Files.writeString(models.resolve("b.inr"), "precious");
    Cli.run(fit(List.of(missing, b), "--steps", 2)).failed(ExitCode.FAILURE, "2 of 2 fits failed");
    assertEquals("precious", Files.readString(models.resolve("b.inr")));
  }

  @Test
  void namesThatWouldMeetAreRefusedBeforeTheWork() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path same = TestMedia.picture(other.resolve("a.tif"), 8, 8, 1);
    Cli.run(fit(List.of(a, b, same)))
        .failed(
            ExitCode.USAGE,
            a + " and " + same + " would both become " + models.resolve("a.inr") + "; fit one");
    Cli.run(fit(List.of(a, a))).failed(ExitCode.USAGE, "would both become");
    Cli.run("fit", a, b, "-o", folder.resolve("x.inr"))
        .failed(ExitCode.USAGE, "-o names one model but there are several inputs");
    Cli.run(fit(List.of(a), "-o", folder.resolve("x.inr")))
        .failed(ExitCode.USAGE, "-o and --output-folder exclude each other");
    Cli.run(fit(List.of(a, b), "--log", folder.resolve("log.csv")))
        .failed(ExitCode.USAGE, "--log is of one fit but there are several inputs");
    Cli.run(fit(List.of(a, b), "--jobs", 0)).failed(ExitCode.USAGE, "--jobs is 0; 1 or more");
    assertFalse(Files.exists(models));
    Cli.run("fit", a, "--output-folder", b)
        .failed(ExitCode.FAILURE, b + ": is no folder; name one for the models");
  }

  @Test
  void aFolderStandsForItsPicturesAndSounds() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "not for fitting");
    Files.writeString(folder.resolve("d.inr.checkpoint"), "not for fitting");
    Files.copy(a, folder.resolve(".hidden.png"));
    Path below = Files.createDirectory(folder.resolve("below"));
    TestMedia.picture(below.resolve("e.png"), 8, 8, 1);
    Cli.run(fit(List.of(folder), "--steps", 1)).done();
    assertEquals(List.of("a.inr", "b.inr", "c.inr"), made());
    Cli.run(fit(List.of(models), "--steps", 1))
        .failed(ExitCode.UNREADABLE_INPUT, "models: is a folder without a picture or sound");
  }

  @Test
  void aSignalKeepsTheCheckpointOfEachFitUnderWay() throws Exception {
    Object[] args =
        fit(List.of(a, b, c), "--steps", 100_000_000, "--jobs", 2, "--threads", 2, "--batch", 64);
    Process process =
        Cli.ownJvm(List.of("-XX:ActiveProcessorCount=2"), args)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String words;
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine(); // after ten seconds, when both are under way
      assertTrue(line.matches("inr: 0 of 3 done   .*a.png 0 %.*"), line);
      process.toHandle().destroy();
      words = String.join("\n", err.lines().toList());
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), words);
    assertEquals(ExitCode.INTERRUPTED, process.exitValue(), words);
    assertEquals(List.of("a.inr.checkpoint", "b.inr.checkpoint"), made());
    assertTrue(words.contains("inr: " + a + ": interrupted at step "), words);
    assertTrue(words.contains("inr: " + b + ": interrupted at step "), words);
    assertTrue(
        words.endsWith(
            "interrupted; 1 of 3 fits were not begun, the same command with --resume goes on"),
        words);

    Object[] on =
        fit(
            List.of(a, b, c),
            "--steps",
            100_000_000,
            "--batch",
            64,
            "--max-seconds",
            0.2,
            "--resume");
    Cli.run(on).done();
    assertEquals(List.of("a.inr", "b.inr", "c.inr"), made());
    assertEquals(
        3, Cli.run(on).done().err().lines().filter(l -> l.endsWith("is there already")).count());
  }
}
