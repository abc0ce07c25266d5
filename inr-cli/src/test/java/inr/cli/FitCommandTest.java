package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import inr.backend.Backends;
import inr.io.model.ModelFile;
import inr.io.plan.JsonText;
import inr.preset.Preset;
import inr.preset.Presets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
  @TempDir private Path folder = Path.of("");

  private static final Object[] SMALL = {"--width", 16, "--hidden-layers", 2, "--threads", 1};

  private static Cli fit(Path input, Path output, Object... options) {
    List<Object> args = new ArrayList<>(List.of("fit", input, "-o", output));
    args.addAll(List.of(SMALL));
    args.addAll(List.of(options));
    if (!args.contains("--model")) {
      args.addAll(List.of("--model", "siren"));
    }
    return Cli.run(args.toArray());
  }

  @Test
  void aPictureReportsExactlyTheNamedKeys() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Cli run = fit(input, folder.resolve("a.inr"), "--steps", 50, "--json", "--seed", 7).done();
    assertEquals(
        List.of(
            "input",
            "model",
            "hidden_layers",
            "parameters",
            "steps",
            "seconds",
            "stopped_by",
            "psnr",
            "ssim",
            "width",
            "height",
            "channels",
            "largest_error",
            "file",
            "bytes",
            "bits_per_sample",
            "backend",
            "threads",
            "seed"),
        List.copyOf(run.json().keySet()));
    assertEquals("siren", run.json().get("model"));
    assertEquals("steps", run.json().get("stopped_by"));
    assertEquals(2 * 16 + 16 + 16 * 16 + 16 + 16 * 3 + 3, run.number("parameters"));
    assertEquals(50, run.number("steps"));
    assertEquals(20, run.number("width"));
    assertEquals(16, run.number("height"));
    assertEquals((double) Files.size(folder.resolve("a.inr")), run.number("bytes"));
    assertEquals(8 * run.number("bytes") / (20 * 16 * 3), run.number("bits_per_sample"), 1e-9);
    assertTrue(
        run.err().contains("a.png: model siren, width 16, 2 hidden layers, 371 parameters"),
        run.err());
  }

  @Test
  void aSoundReportsExactlyTheNamedKeys() throws IOException {
    Path input = TestMedia.sound(folder.resolve("a.wav"), 500, 9000);
    Cli run = Cli.run("fit", input, "-o", folder.resolve("a.inr"), "--json", "--quiet").done();
    assertEquals(
        List.of(
            "input",
            "model",
            "hidden_layers",
            "parameters",
            "steps",
            "seconds",
            "stopped_by",
            "snr",
            "psnr",
            "samples",
            "channels",
            "rate",
            "largest_error",
            "file",
            "bytes",
            "bits_per_sample",
            "backend",
            "threads",
            "seed"),
        List.copyOf(run.json().keySet()));
    assertEquals("cosines", run.json().get("model"));
    assertEquals(0, run.number("steps"));
    assertEquals(500, run.number("samples"));
    assertEquals(8000, run.number("rate"));
    assertEquals("", run.err());
  }

  @Test
  void theReportedPsnrIsThatOfTheRenderedFile() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 24, 20, 3);
    for (String precision : List.of("float32", "float16")) {
      Path model = folder.resolve(precision + ".inr");
      Path back = folder.resolve(precision + ".png");
      Cli fitted = fit(input, model, "--steps", 200, "--json", "--precision", precision).done();
      Cli.run("render", model, "-o", back).done();
      Cli compared = Cli.run("compare", input, back, "--json").done();
      assertEquals(compared.number("psnr"), fitted.number("psnr"));
      assertEquals(compared.number("ssim"), fitted.number("ssim"));
    }
    assertTrue(
        Files.size(folder.resolve("float16.inr")) < Files.size(folder.resolve("float32.inr")));
  }

  @Test
  void aLargePictureIsMeasuredInPartUnlessAskedOtherwise() throws IOException {
    int width = 4100;
    int height = 4100;
    Path input = TestMedia.picture(folder.resolve("a.png"), width, height, 1);
    Path model = folder.resolve("a.inr");
    Object[] tiny = {"--steps", 1, "--json", "--force"};
    Cli part = fit(input, model, tiny).done();
    assertTrue(
        part.err().contains(" (measured on one of every 2 strips of 64 rows) after "), part.err());
    assertEquals((double) width * 32 * 64, part.number("measured_points"));
    assertTrue(
        Cli.run("info", model, "--json").done().out().contains("\"measured_points\":8396800.0"));

    List<Object> args = new ArrayList<>(List.of(tiny));
    args.add("--measure-all");
    Cli all = fit(input, model, args.toArray()).done();
    assertFalse(all.err().contains("measured on"), all.err());
    assertFalse(all.json().containsKey("measured_points"));
    assertEquals(all.number("psnr"), part.number("psnr"), 0.5);
    assertEquals(all.number("ssim"), part.number("ssim"), 0.05);
  }

  private static final Map<String, String> NO_PICTURE =
      Map.of(
          "cosines",
          "model cosines needs samples along one axis",
          "multi-stage",
          "model multi-stage needs samples along one coordinate");

  private static final Map<String, String> NO_SOUND =
      Map.of(
          "spherical-harmonics",
          "spherical harmonics are of 2 coordinates, latitude and longitude, but there are 1");

  @Test
  void everyModelFitsAPictureAndASound() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 12, 1);
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 200, 9000);
    for (Preset kind : Presets.ALL) {
      for (Path input : List.of(picture, sound)) {
        List<Object> args = new ArrayList<>();
        args.addAll(List.of("fit", input, "-o", folder.resolve("m.inr"), "--model", kind.name()));
        args.addAll(List.of("--steps", 3, "--json", "--force"));
        if (!List.of("cosines", "kronecker").contains(kind.name())) {
          args.addAll(List.of("--width", 16));
        }
        String refusal = (input.equals(picture) ? NO_PICTURE : NO_SOUND).get(kind.name());
        if (refusal != null) {
          Cli.run(args.toArray()).failed(ExitCode.USAGE, refusal);
          continue;
        }
        assertEquals(kind.name(), Cli.run(args.toArray()).done().json().get("model"));
      }
    }
    assertEquals(
        "relu-rff",
        fit(picture, folder.resolve("rff.inr"), "--model", "rff", "--steps", 1, "--json")
            .json()
            .get("model"));
  }

  @Test
  void hiddenLayersAreCountedOneWay() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 12, 12, 1);
    Path model = folder.resolve("a.inr");
    int asked = 0;
    for (Preset kind : Presets.ALL) {
      Object[] two = {"--model", kind.name(), "--set", "hidden-layers=2", "--width", 16};
      List<Object> args = new ArrayList<>(List.of("fit", picture, "-o", model, "--force"));
      args.addAll(List.of("--steps", 0, "--json"));
      args.addAll(List.of(two));
      Cli run = Cli.run(args.toArray());
      if (run.code() == ExitCode.USAGE) {
        continue; // a model without such a setting
      }
      asked++;
      assertEquals(2, run.done().number("hidden_layers"), kind.name());
      assertEquals(2, Cli.run("info", model, "--json").done().number("hidden_layers"));
      assertTrue(Cli.run("info", model).out().contains(", 2 hidden layers, "), kind.name());
      assertTrue(run.err().contains(", 2 hidden layers, "), run.err());
    }
    assertTrue(asked > 10, asked + " models have hidden layers");
  }

  @Test
  void effortsTradeParametersForDecibels() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 160, 120, 3);
    Path out = folder.resolve("a.inr");
    Cli usual = Cli.run("fit", input, "-o", out, "--json", "--force").done();
    Cli fast = Cli.run("fit", input, "-o", out, "--json", "--force", "--fast").done();
    Cli small = Cli.run("fit", input, "-o", out, "--json", "--force", "--small").done();
    Cli best = Cli.run("fit", input, "-o", out, "--json", "--force", "--best").done();
    assertEquals("pyramid", usual.json().get("model"));
    assertEquals(usual.number("parameters"), fast.number("parameters"));
    assertTrue(fast.number("steps") < usual.number("steps") / 4);
    assertTrue(small.number("bytes") < usual.number("bytes") / 4);
    assertTrue(small.number("psnr") > 20, small.json()::toString);
    assertTrue(usual.number("psnr") > small.number("psnr"), usual.json()::toString);
    assertTrue(best.number("psnr") > usual.number("psnr"), best.json()::toString);
    Cli.run("fit", input, "-o", out, "--fast", "--best")
        .failed(ExitCode.USAGE, "--fast, --best are mutually exclusive");
    Cli.run("fit", input, "-o", out, "--force", "--model", "siren", "--fast")
        .failed(ExitCode.USAGE, "model siren knows no --fast; leave --model out");
    Cli.run("fit", input, "-o", out, "--force", "--hidden-layers", 3)
        .failed(
            ExitCode.USAGE,
            "model pyramid takes no --hidden-layers; choose another with --model, see inr models");
  }

  @Test
  void greyFitsOneChannel() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 12, 12, 3);
    assertEquals(
        1,
        fit(input, folder.resolve("a.inr"), "--steps", 1, "--json", "--grey")
            .done()
            .number("channels"));
  }

  @Test
  void aPictureOfOnePixelIsFitted() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 1, 1, 3);
    Cli run = fit(input, folder.resolve("a.inr"), "--steps", 5, "--json").done();
    assertNull(run.json().get("ssim"));
    assertTrue(run.json().containsKey("ssim"));
    Cli.run("render", folder.resolve("a.inr"), "-o", folder.resolve("b.png")).done();
  }

  @Test
  void aSilentSoundIsFitted() throws IOException {
    Path input = TestMedia.sound(folder.resolve("a.wav"), 100, 0);
    Cli run = Cli.run("fit", input, "-o", folder.resolve("a.inr"), "--json").done();
    assertNull(run.json().get("snr"));
    assertTrue(run.err().contains("a.wav: the sound is silent"), run.err());
  }

  /** A network of this many numbers stays below 20 dB, whatever its training. */
  @Test
  void aSoundComesBackFromLocalCosines() throws IOException {
    Path input = TestMedia.glide(folder.resolve("a.wav"), 12_000);
    Path model = folder.resolve("a.inr");
    Path back = folder.resolve("b.wav");
    Cli fitted = Cli.run("fit", input, "-o", model, "--set", "density=0.1", "--json").done();
    assertTrue(fitted.number("snr") > 40, () -> fitted.number("snr") + " dB");
    assertEquals(2400 + 4 + 2, fitted.number("parameters"));
    Cli.run("render", model, "-o", back).done();
    assertEquals(fitted.number("snr"), Cli.run("compare", input, back, "--json").number("snr"));
    String info = Cli.run("info", model).done().out();
    assertTrue(
        info.contains("encoding: local-cosines (axis (axis 0, samples (vertices 12000"), info);
    assertTrue(info.lines().allMatch(line -> line.length() < 500), info);
    for (String effort : List.of("--fast", "--small", "--best")) {
      Cli other = Cli.run("fit", input, "-o", model, effort, "--force", "--json").done();
      assertEquals("cosines", other.json().get("model"));
      boolean exact = other.json().get("snr") instanceof Number snr && snr.doubleValue() > 90;
      assertTrue(!effort.equals("--best") || exact || other.json().get("snr") == null, other.out());
    }
  }

  @Test
  void aNetworkOfNoStepsIsStoredAsItBegins() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 12, 12, 1);
    Cli run = fit(input, folder.resolve("a.inr"), "--steps", 0, "--json").done();
    assertEquals(0, run.number("steps"));
    assertEquals("steps", run.json().get("stopped_by"));
  }

  @Test
  void equalFitsGiveEqualFiles() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    fit(input, folder.resolve("one.inr"), "--steps", 30).done();
    Cli.run(
            "fit",
            input,
            "-o",
            folder.resolve("two.inr"),
            "--model",
            "siren",
            "--width",
            16,
            "--hidden-layers",
            2,
            "--threads",
            3,
            "--steps",
            30)
        .done();
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("one.inr")),
        Files.readAllBytes(folder.resolve("two.inr")));
  }

  @Test
  void theTimeLimitChoosesTheStepsAndRepeatsWithThem() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Cli timed = fit(input, folder.resolve("one.inr"), "--max-seconds", 1, "--json").done();
    assertTrue(timed.err().contains("--steps "), timed.err());
    String steps = timed.err().replaceAll("(?s).*--steps (\\d+) repeats.*", "$1");
    if (timed.json().get("stopped_by").equals("steps")) {
      fit(input, folder.resolve("two.inr"), "--steps", steps).done();
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one.inr")),
          Files.readAllBytes(folder.resolve("two.inr")));
    }
  }

  @Test
  void stopsAtTheTarget() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 1);
    Cli run =
        fit(
                input,
                folder.resolve("a.inr"),
                "--steps",
                5000,
                "--target-psnr",
                20,
                "--lr",
                0.002,
                "--json")
            .done();
    assertEquals("target-psnr", run.json().get("stopped_by"));
    assertTrue(run.number("psnr") >= 20);
    assertTrue(run.number("steps") < 5000);
  }

  @Test
  void aMissedTargetIsTold() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 1);
    fit(input, folder.resolve("a.inr"), "--steps", 5, "--target-psnr", 90)
        .failed(ExitCode.TARGET_NOT_REACHED, "the target of 90.0 dB was not reached: the PSNR is ");
    assertTrue(Files.exists(folder.resolve("a.inr")));
  }

  @Test
  void aMissingDeviceIsTold() throws IOException {
    assumeFalse(
        Backends.named("cuda").availability().available(), "there is a device for backend cuda");
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    fit(input, folder.resolve("a.inr"), "--backend", "cuda")
        .failed(ExitCode.DEVICE_MISSING, "backend cuda is not available: ");
    assertOnly("a.png");
  }

  @Test
  void divergenceFailsWithAdviceAndLeavesNothing() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    fit(input, folder.resolve("a.inr"), "--model", "relu", "--lr", 1e30, "--steps", 100)
        .failed(ExitCode.FAILURE, "try a lower learning rate");
    assertOnly("a.png");
  }

  @Test
  void wrongOptionsAreUsage() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Path out = folder.resolve("a.inr");
    fit(input, out, "--steps", -1).failed(ExitCode.USAGE, "--steps is -1; 0 or more are accepted");
    fit(input, out, "--max-seconds", -1).failed(ExitCode.USAGE, "--max-seconds is -1.0");
    fit(input, out, "--model", "perceptron")
        .failed(ExitCode.USAGE, "there is no model perceptron; there are pyramid, cosines, ");
    fit(input, out, "--model", "relu", "--omega", 3)
        .failed(ExitCode.USAGE, "model relu takes no --omega");
    fit(input, out, "--model", "fkan")
        .failed(ExitCode.USAGE, "model fkan takes no --hidden-layers");
    fit(input, out, "--omega", -3).failed(ExitCode.USAGE, "--omega is -3.0");
    fit(input, out, "--batch", "half").failed(ExitCode.USAGE, "--batch is half");
    fit(input, out, "--batch", 0).failed(ExitCode.USAGE, "batch of 0 points");
    fit(input, out, "--lr", 0).failed(ExitCode.USAGE, "learning rate is 0.0");
    fit(input, out, "--threads", 0).failed(ExitCode.USAGE, "");
    fit(input, out, "--precision", "float8").failed(ExitCode.USAGE, "float8");
    fit(input, out, "--backend", "abacus")
        .failed(ExitCode.USAGE, "there is no backend abacus; there are auto, ");
    fit(input, out, "--frobnicate").failed(ExitCode.USAGE, "there is no option --frobnicate");
    Cli.run("fit").failed(ExitCode.USAGE, "INPUT");
    Cli.run().failed(ExitCode.USAGE, "a command is needed");
    fit(input, out, "--stpes", 3)
        .failed(ExitCode.USAGE, "there is no option --stpes; the nearest is --steps; see inr fit");
    fit(input, out, "--steps", "many")
        .failed(ExitCode.USAGE, "'--steps': 'many' is not a whole number in range; see inr fit");
    fit(input, out, "--lr", "high").failed(ExitCode.USAGE, "'high' is not a number in range");
    fit(input, out, "--schedule", "random")
        .failed(
            ExitCode.USAGE,
            "--schedule: there is no kind random; there are constant, cosine, exponential, step, ");
    Cli.run("info", out, "b.inr").failed(ExitCode.USAGE, "one argument too many, b.inr; see inr");
    Cli.run("fitt", input)
        .failed(
            ExitCode.USAGE,
            "there is no command fitt; there are fit, render, learn, solve, view, studio, ");
    assertOnly("a.png");
  }

  @Test
  void theInputIsNeverOverwritten() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    byte[] before = Files.readAllBytes(input);
    Path link = Files.createSymbolicLink(folder.resolve("link.inr"), input);
    fit(input, input, "--force", "--steps", 1).failed(ExitCode.FAILURE, "is the input itself");
    fit(input, link, "--force", "--steps", 1).failed(ExitCode.FAILURE, "is the input itself");
    assertArrayEquals(before, Files.readAllBytes(input));
  }

  @Test
  void anExistingFileIsKeptUnlessForced() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Path out = Files.writeString(folder.resolve("a.inr"), "precious");
    fit(input, out, "--steps", 1)
        .failed(ExitCode.FAILURE, "exists already; name another file or give --force");
    assertEquals("precious", Files.readString(out));
    fit(input, out, "--steps", 1, "--force").done();
    assertTrue(Files.size(out) > 100);
  }

  @Test
  void anUnwritableTargetIsRefusedBeforeTheFit() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    fit(input, folder.resolve("no/a.inr")).failed(ExitCode.FAILURE, "there is no folder ");
    fit(input, input.resolve("a.inr")).failed(ExitCode.FAILURE, "there is no folder ");
    fit(input, folder, "--force").failed(ExitCode.FAILURE, "is a folder; name a file to write");
    assertOnly("a.png");
  }

  private static Cli interruptedFit(Path input, Path output) {
    return Cli.interrupted(Cli.sixSteps(input, output));
  }

  private Cli wholeFit(Path input, Path output, Object... options) {
    return Cli.run(Cli.sixSteps(input, output, options));
  }

  @Test
  void aResumedFitWritesTheSameFile() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 512, 256, 1);
    Path out = folder.resolve("part.inr");
    Path checkpoint = folder.resolve("part.inr.checkpoint");
    Cli interrupted = interruptedFit(input, out);
    assertEquals(ExitCode.INTERRUPTED, interrupted.code());
    assertTrue(
        interrupted.err().contains("inr: interrupted at step 1 of 6; " + checkpoint + " is kept"),
        interrupted.err());
    assertTrue(Files.exists(checkpoint));
    assertFalse(Files.exists(out));

    wholeFit(input, out)
        .failed(ExitCode.FAILURE, "an interrupted fit left this; go on with --resume");
    wholeFit(input, out, "--resume", "--seed", 5)
        .failed(ExitCode.USAGE, "checkpoint is of another plan: seed is 0 there and 5 here; only ");
    Path other = TestMedia.picture(folder.resolve("b.png"), 256, 512, 1);
    wholeFit(other, out, "--resume").failed(ExitCode.USAGE, "checkpoint is of another input");

    wholeFit(input, out, "--resume").done();
    assertFalse(Files.exists(checkpoint));
    wholeFit(input, folder.resolve("whole.inr")).done();
    assertArrayEquals(Files.readAllBytes(folder.resolve("whole.inr")), Files.readAllBytes(out));
  }

  @Test
  void aFitGoesOnWithAnotherPlan() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 512, 256, 1);
    Path out = folder.resolve("part.inr");
    Path checkpoint = folder.resolve("part.inr.checkpoint");
    interruptedFit(input, out);
    byte[] kept = Files.readAllBytes(checkpoint);
    Cli.run(resumed(input, out, "--width", 17))
        .failed(ExitCode.USAGE, "of another plan: network.layers[0].width is 16 there and 17 here");
    Cli.run(resumed(input, out, "--steps", 0))
        .failed(ExitCode.USAGE, "--steps is 0 but " + checkpoint + " is at step 1 already");
    assertArrayEquals(kept, Files.readAllBytes(checkpoint));

    Cli longer = Cli.run(resumed(input, out, "--steps", 9)).done();
    assertTrue(
        longer
            .err()
            .contains(
                "inr: "
                    + checkpoint
                    + ": goes on from step 1 with another plan: steps is 6 there and 9 here, schedule.steps is 6 there and 9 here\n"),
        longer.err());
    assertEquals(9, ModelFile.read(out).provenance().steps());

    Files.delete(out);
    Files.write(checkpoint, kept);
    Cli slower = wholeFit(input, out, "--resume", "--schedule", "constant()", "--lr", 1e-5).done();
    assertTrue(
        slower.err().contains("schedule.kind is cosine there and constant here"), slower.err());
    assertTrue(slower.err().contains("another plan: learningRate is "), slower.err());
    byte[] one = Files.readAllBytes(out);
    wholeFit(input, out, "--force").done();
    assertFalse(Arrays.equals(one, Files.readAllBytes(out)));
  }

  private static Object[] resumed(Path input, Path output, String option, int value) {
    Object[] args = Cli.sixSteps(input, output, "--resume");
    args[Arrays.asList(args).indexOf(option) + 1] = value;
    return args;
  }

  @Test
  void aFitWhoseModelCannotBeWrittenIsKept() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 1);
    Path model = folder.resolve("a.inr");
    fit(input, folder.resolve("ref.inr"), "--steps", 30).done();
    // Somebody else writes the same file while this fit goes on.
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream meddler =
        new PrintStream(err, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.contains("model siren")) {
              assertTrue(model.toFile().mkdir());
            }
          }
        };
    List<Object> args = new ArrayList<>(List.of("fit", input, "-o", model, "--steps", 30));
    args.addAll(List.of(SMALL));
    args.addAll(List.of("--model", "siren"));
    int code =
        Main.run(
            args.stream().map(String::valueOf).toArray(String[]::new),
            Cli.stream(new ByteArrayOutputStream()),
            meddler);
    assertEquals(ExitCode.FAILURE, code);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("a.inr.checkpoint keeps this fit"));
    Files.delete(model);
    fit(input, model, "--steps", 30, "--resume").done();
    assertArrayEquals(Files.readAllBytes(folder.resolve("ref.inr")), Files.readAllBytes(model));
    assertOnly("a.inr", "a.png", "ref.inr");
  }

  @Test
  void resumeNeedsACheckpoint() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    fit(input, folder.resolve("a.inr"), "--resume")
        .failed(ExitCode.UNREADABLE_INPUT, "there is no such checkpoint");
    Files.writeString(folder.resolve("a.inr.checkpoint"), "nonsense");
    fit(input, folder.resolve("a.inr"), "--resume")
        .failed(ExitCode.UNREADABLE_INPUT, "is not an inr checkpoint");
  }

  private void assertOnly(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(names), files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
    }
  }

  @Test
  void aLogHasALineForEachLook() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Path table = folder.resolve("log.csv");
    fit(input, folder.resolve("a.inr"), "--steps", 30, "--lr", 0.001, "--log", table).done();
    List<String> lines = Files.readAllLines(table);
    assertEquals("step,seconds,loss,psnr,learning_rate", lines.get(0));
    String[] last = lines.get(lines.size() - 1).split(",", -1);
    assertEquals(5, last.length, lines.toString());
    assertEquals("30", last[0]);
    assertTrue(Double.parseDouble(last[2]) > 0 && Double.parseDouble(last[3]) > 0);
    Path objects = folder.resolve("log.jsonl");
    fit(input, folder.resolve("b.inr"), "--steps", 30, "--log", objects).done();
    List<String> rows = Files.readAllLines(objects);
    Map<?, ?> row = (Map<?, ?>) JsonText.read(rows.get(rows.size() - 1));
    assertEquals(
        List.of("step", "seconds", "loss", "psnr", "learning_rate"), List.copyOf(row.keySet()));
    assertEquals(30, ((Number) row.get("step")).intValue());
  }

  @Test
  void aLogIsNotLost() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Path table = folder.resolve("log.csv");
    Files.writeString(table, "mine");
    fit(input, folder.resolve("a.inr"), "--steps", 3, "--log", table)
        .failed(ExitCode.FAILURE, "log.csv: exists; --force overwrites it, and the model");
    assertEquals("mine", Files.readString(table));
    fit(input, folder.resolve("a.inr"), "--steps", 3, "--log", folder.resolve("log.txt"))
        .failed(ExitCode.USAGE, "a name that ends in .csv or .jsonl is accepted");
  }

  /** Without a step all is as it was; with some, on the next picture, it goes on from there. */
  @Test
  void aModelGoesOn() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Path first = folder.resolve("first.inr");
    fit(input, first, "--steps", 60).done();
    Path same = folder.resolve("same.inr");
    Cli.run("fit", input, "-o", same, "--from", first, "--steps", 0).done();
    assertArrayEquals(
        ModelFile.read(first).parameters().values(), ModelFile.read(same).parameters().values());
    Path afresh = folder.resolve("afresh.inr");
    Path on = folder.resolve("on.inr");
    double one = fit(input, afresh, "--steps", 5, "--json").done().number("psnr");
    double other =
        Cli.run("fit", input, "-o", on, "--from", first, "--steps", 5, "--json")
            .done()
            .number("psnr");
    assertTrue(other > one + 1, other + " dB from a model, " + one + " dB without");
    Cli.run("fit", input, "-o", same, "--from", first, "--width", 9, "--force")
        .failed(ExitCode.USAGE, "--from takes the network of its model");
    Path grey = TestMedia.picture(folder.resolve("grey.png"), 5, 7, 1);
    Cli.run("fit", grey, "-o", same, "--from", first, "--force")
        .failed(ExitCode.USAGE, "network predicts 3 channels but the signal has 1");
  }

  @Test
  void aModelThatIsLargerThanItsFileIsTold() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    Cli run = fit(input, folder.resolve("a.inr"), "--steps", 3).done();
    assertTrue(
        run.err().contains("the model is larger than a.png, which has " + Files.size(input)),
        run.err());
  }
}
