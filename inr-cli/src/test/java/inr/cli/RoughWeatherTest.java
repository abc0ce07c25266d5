package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.io.Output;
import inr.io.Sibling;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs that cannot be written, are somebody else's, or are no files; kills and full disks. */
class RoughWeatherTest {
  private static final String TAKEN =
      ": is being written by somebody else; wait for that or name another file";

  @TempDir private Path folder = Path.of("");
  private Path input = Path.of("");
  private Path model = Path.of("");

  /** A picture of 2¹⁷ points, so that every step of a full batch leaves a good state. */
  @BeforeEach
  void makePicture() throws IOException {
    input = TestMedia.picture(folder.resolve("a.png"), 512, 256, 1);
    model = folder.resolve("a.inr");
  }

  private Cli fit(Path output, Object... options) {
    return Cli.run(Cli.sixSteps(input, output, options));
  }

  /** Runs a command in the folder of the test. */
  private Cli elsewhere(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.directory(folder.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Cli(process.waitFor(), out, err);
  }

  private void assertOnly(Path... expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(Arrays.stream(expected).sorted().toList(), files.sorted().toList());
    }
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeAnythingIsRead() throws IOException {
    Path missing = folder.resolve("no.png");
    Path longer = folder.resolve("a".repeat(252) + ".inr");
    Cli.run("fit", missing, "-o", longer)
        .failed(ExitCode.FAILURE, longer + ": could not be written: File name too long");
    Cli.run("render", missing, "-o", longer)
        .failed(ExitCode.FAILURE, longer + ": could not be written: File name too long");
    Path dangling = Files.createSymbolicLink(folder.resolve("link.inr"), folder.resolve("b/c"));
    Cli.run("fit", missing, "-o", dangling).failed(ExitCode.FAILURE, "there is no folder ");
    Path checkpoint = Files.createDirectory(folder.resolve("a.inr.checkpoint"));
    Cli.run("fit", missing, "-o", model, "--force")
        .failed(ExitCode.FAILURE, checkpoint + ": is a folder; name a file to write");
    assertOnly(input, dangling, checkpoint);
  }

  @Test
  void theLongestNameIsWrittenAndKeepsItsCheckpoint() throws IOException {
    Path longest = folder.resolve("a".repeat(251) + ".inr");
    FrailBackend.endure(2);
    Path checkpoint = Sibling.of(longest, "", ".checkpoint");
    try {
      fit(longest, "--backend", "frail")
          .failed(ExitCode.FAILURE, checkpoint + " keeps the fit up to step 2");
      assertOnly(input, checkpoint);
    } finally {
      FrailBackend.vanish();
    }
    fit(longest, "--resume", "--backend", "cpu").done();
    assertOnly(input, longest);
  }

  @Test
  void theSecondFitOfOneOutputIsToldAtOnce() throws IOException, InterruptedException {
    try (Output first = Output.claim(model, false)) {
      assertFalse(Files.exists(first.target()));
      fit(model)
          .failed(
              ExitCode.FAILURE,
              model + ": is being written by this program already; name another file");
      elsewhere(Cli.ownJvm(List.of(), "fit", "no.png", "-o", "a.inr"))
          .failed(ExitCode.FAILURE, "a.inr" + TAKEN);
      elsewhere(Cli.ownJvm(List.of(), "render", "no.inr", "-o", "a.inr"))
          .failed(ExitCode.FAILURE, "a.inr" + TAKEN);
    }
    fit(model).done();
  }

  @Test
  void whatAKilledFitLeftIsGoneAfterTheNext() throws IOException, InterruptedException {
    Process process =
        Cli.ownJvm(List.of(), "fit", input, "-o", model, "--model", "siren", "--steps", 100_000_000)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader err = process.errorReader()) {
      assertTrue(err.readLine().contains("backend cpu"));
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    assertOnly(input, Sibling.of(model, ".", ".part"), folder.resolve(".a.inr.checkpoint.part"));
    fit(model).done();
    assertOnly(input, model);
  }

  @Test
  void standardOutputGetsTheModel() throws IOException, InterruptedException {
    fit(model).done();
    Path whole = folder.resolve("whole.bin");
    Files.writeString(whole, "before");
    ProcessBuilder builder =
        Cli.ownJvm(List.of(), Cli.sixSteps(input, Path.of("/dev/stdout"), "--quiet"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(whole.toFile()));
    elsewhere(builder).done();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes("before".getBytes(StandardCharsets.UTF_8));
    expected.writeBytes(Files.readAllBytes(model));
    assertArrayEquals(expected.toByteArray(), Files.readAllBytes(whole));
    fit(Path.of("/dev/stdout"), "--json")
        .failed(ExitCode.USAGE, "--json prints where the model goes");
    assertOnly(input, model, whole);

    Path picture = folder.resolve("b.png");
    elsewhere(
            Cli.ownJvm(List.of(), "render", "a.inr", "-o", "/dev/stdout")
                .redirectOutput(picture.toFile()))
        .done();
    assertTrue(Cli.run("compare", input, picture).done().out().contains("PSNR"));
  }

  @Test
  void aFullDeviceKeepsTheFitInThisFolder() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
    elsewhere(Cli.ownJvm(List.of(), Cli.sixSteps(input, Path.of("/dev/full"))))
        .failed(
            ExitCode.FAILURE,
            "/dev/full: could not be written: No space left on device; a.inr.checkpoint keeps this fit, --resume writes its model");
    assertOnly(input, folder.resolve("a.inr.checkpoint"));
    fit(model, "--resume").done();
    byte[] resumed = Files.readAllBytes(model);
    fit(model, "--force").done();
    assertArrayEquals(Files.readAllBytes(model), resumed);
    assertOnly(input, model);
  }

  /** A limit on the length of files stands for a disk that is full everywhere. */
  @Test
  void aFullDiskIsToldWithWhatIsLost() throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    ProcessBuilder builder =
        Cli.ownJvm(
            List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary),
            Cli.sixSteps(input, model));
    List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 0; exec \"$@\"", "-"));
    limited.addAll(builder.command());
    Cli run = elsewhere(builder.command(limited));
    run.failed(
        ExitCode.FAILURE,
        model
            + ": could not be written: File too large; nothing of the fit is kept ("
            + model
            + ".checkpoint: could not be written: File too large, nor "
            + temporary);
    assertOnly(input, temporary);
    assertEquals(0, temporary.toFile().list().length);
  }

  /** Somebody takes the places of model and checkpoint while the fit goes on. */
  @Test
  void aCheckpointThatCannotBeBesideTheModelIsElsewhere() throws IOException {
    Path checkpoint = folder.resolve("a.inr.checkpoint");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream meddler =
        new PrintStream(err, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.contains("model siren")) {
              assertTrue(model.toFile().mkdir() && checkpoint.toFile().mkdir());
            }
          }
        };
    String[] args = Cli.words(Cli.sixSteps(input, model));
    int code = Main.run(args, Cli.stream(new ByteArrayOutputStream()), meddler);
    String words = err.toString(StandardCharsets.UTF_8);
    new Cli(code, "", words)
        .failed(
            ExitCode.FAILURE,
            " (move it to " + checkpoint + ") keeps this fit, --resume writes its model");
    Path refuge = Path.of(words.replaceAll("(?s).*; (\\S+) \\(move it to.*", "$1"));
    assertEquals(Path.of(System.getProperty("java.io.tmpdir")), refuge.getParent());
    Files.delete(model);
    Files.delete(checkpoint);
    Files.move(refuge, checkpoint);
    fit(model, "--resume").done();
    assertOnly(input, model);
  }

  /** In ASCII there is no accent, in UTF-8 no character of this one byte. */
  @ParameterizedTest
  @CsvSource({"C, caf\\xc3\\xa9", "C.UTF-8, caf\\xe9"})
  void aNameThatTheLocaleCannotExpressIsToldAsThat(String locale, String name)
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "there is no bash here");
    ProcessBuilder builder = Cli.ownJvm(List.of(), "info");
    List<String> command = new ArrayList<>(List.of("/bin/bash", "-c"));
    command.add("exec \"$@\" $'" + name + ".inr'");
    command.add("-");
    command.addAll(builder.command());
    builder.environment().put("LC_ALL", locale);
    Cli run = elsewhere(builder.command(command));
    run.failed(ExitCode.USAGE, "is a name that this locale cannot express (");
  }

  @Test
  void aFileWithoutLengthIsNoEmptyFile() {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "there is no /proc here");
    Cli.run("fit", status, "-o", model)
        .failed(
            ExitCode.UNREADABLE_INPUT,
            "status: has no length, as files of /proc; copy it, and read the copy");
    Cli.run("fit", input, "-o", "/proc/a.inr")
        .failed(ExitCode.FAILURE, "/proc/a.inr: folder /proc takes no files; name another");
  }

  @Test
  void numbersBeyondTheEngineAreToldByTheirCause() throws IOException {
    fit(model, "--omega", "1e300")
        .failed(ExitCode.USAGE, "setting omega is 1.0E300; a number of at most 3.4028235E38 ");
    fit(model, "--lr", "1e308")
        .failed(
            ExitCode.USAGE, "learning rate is 1.0E308; a positive number of at most 3.4028235E38 ");
    Cli.run("fit", input, "-o", model, "--activation", "sine(omega0=1e300)", "--width", 8)
        .failed(ExitCode.FAILURE, "loss is NaN before step 1 changes anything");
    assertOnly(input);
  }
}
