package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -} for standard input and standard output. */
class StandardStreamsTest {
  @TempDir private Path folder = Path.of("");
  private Path picture = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void makeModel() throws IOException {
    picture = TestMedia.picture(folder.resolve("a.png"), 20, 16, 3);
    model = folder.resolve("a.inr");
    Cli.run(Cli.sixSteps(picture, model)).done();
  }

  /** What a command that was piped into and out of gave. */
  private record Piped(int code, byte[] out, String err) {
    Cli asCli() {
      return new Cli(code, new String(out, StandardCharsets.UTF_8), err);
    }
  }

  private static Piped pipe(byte[] in, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            new ByteArrayInputStream(in),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new Screen(Cli.stream(err), false, 80),
            new Interruption());
    int code = Main.run(Cli.words(args), session);
    return new Piped(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  private byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Test
  void aFitOfABytesIsThatOfTheirFile() throws IOException {
    Piped run = pipe(bytes(picture), Cli.sixSteps(Path.of("-"), Path.of("-")));
    run.asCli().done();
    byte[] expected = bytes(model);
    String told = new String(expected, StandardCharsets.ISO_8859_1);
    assertEquals(
        told.replace("\"input\":\"a.png\"", ""),
        withoutSum(run.out, expected).replace("\"input\":\"stdin\"", ""));
    assertTrue(run.err.contains("inr: stdin: model siren, "), run.err);
    Path named = folder.resolve("b.inr");
    Cli json = pipe(bytes(picture), Cli.sixSteps(Path.of("-"), named, "--json")).asCli().done();
    assertEquals("-", json.json().get("input"));
    assertEquals(20, json.number("width"));
  }

  /** The name that differs is in the sums of header's length and file; the rest is equal. */
  private static String withoutSum(byte[] made, byte[] expected) {
    byte[] same = made.clone();
    System.arraycopy(expected, 12, same, 12, 4);
    System.arraycopy(expected, expected.length - 4, same, same.length - 4, 4);
    return new String(same, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aModelIsRenderedToStandardOutputAndNothingElseGoesThere() throws IOException {
    Path png = folder.resolve("b.png");
    Cli.run("render", model, "-o", png).done();
    assertArrayEquals(bytes(png), pipe(bytes(model), "render", "-", "-o", "-").out);
    Path pam = folder.resolve("b.pam");
    Cli.run("render", model, "-o", pam).done();
    assertArrayEquals(
        bytes(pam), pipe(bytes(model), "render", "-", "-o", "-", "--format", "pam").out);
    pipe(bytes(model), "render", "-", "-o", "-", "--format", "gif")
        .asCli()
        .failed(ExitCode.USAGE, "stdout.gif: pictures are written to names that end in .png, ");
    Cli.run("render", model, "-o", png, "--format", "pam")
        .failed(ExitCode.USAGE, "--format is for -o -, standard output");
    Cli compared = pipe(bytes(png), "compare", picture, "-", "--json").asCli().done();
    assertEquals(Cli.run("compare", picture, model, "--json").out(), compared.out());
    assertEquals("", compared.err());
    assertEquals(
        Cli.run("compare", picture, model, "--json").out(),
        pipe(bytes(model), "compare", picture, "-", "--json").asCli().done().out());
  }

  @Test
  void infoTellsOfStandardInput() throws IOException {
    String told = pipe(bytes(model), "info", "-").asCli().done().out();
    assertTrue(told.startsWith("file: stdin, " + Files.size(model) + " bytes"), told);
    assertEquals(
        Cli.run("info", model).out().lines().skip(1).toList(), told.lines().skip(1).toList());
  }

  @Test
  void aCodedPictureOfStandardInputIsNamedSo() throws IOException {
    Path coded = folder.resolve("a.inc");
    pipe(
            bytes(picture),
            "encode",
            "-",
            "-o",
            coded,
            "--effort",
            "draft",
            "--threads",
            "1",
            "--quiet")
        .asCli()
        .done();
    String told = pipe(bytes(coded), "info", "-").asCli().done().out();
    assertTrue(told.startsWith("file: stdin, " + Files.size(coded) + " bytes"), told);
    Path decoded = folder.resolve("decoded.png");
    pipe(bytes(coded), "decode", "-", "-o", decoded).asCli().done();
    assertTrue(Files.size(decoded) > 0);
  }

  @Test
  void whatStandardInputCannotBeIsToldByItsName() throws IOException {
    byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
    pipe(text, "fit", "-", "-o", folder.resolve("b.inr"))
        .asCli()
        .failed(ExitCode.UNREADABLE_INPUT, "inr: stdin: is neither a picture nor a sound");
    pipe(text, "info", "-")
        .asCli()
        .failed(ExitCode.UNREADABLE_INPUT, "inr: stdin: is not an inr model");
    pipe(new byte[0], "compare", "-", picture)
        .asCli()
        .failed(ExitCode.UNREADABLE_INPUT, "inr: stdin: is empty");
    pipe(bytes(picture), "fit", "-", "-o", folder.resolve("b.inr"), "--max-temporary", 0)
        .asCli()
        .failed(ExitCode.UNREADABLE_INPUT, "inr: stdin: goes on after 0 bytes");
    pipe(bytes(picture), "fit", "-").asCli().failed(ExitCode.USAGE, "name the model with -o");
    pipe(bytes(picture), "fit", "-", picture).asCli().failed(ExitCode.USAGE, "- is one input");
    pipe(bytes(picture), "fit", "-", "-o", "-", "--json")
        .asCli()
        .failed(ExitCode.USAGE, "--json prints where the model goes");
    pipe(bytes(picture), "compare", "-", "-").asCli().failed(ExitCode.USAGE, "both files are -");
  }

  /** A pipeline of three commands, each in a Java virtual machine of its own. */
  @Test
  void commandsMakeAPipeline() throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
    List<ProcessBuilder> commands =
        List.of(
            Cli.ownJvm(options, Cli.sixSteps(Path.of("-"), Path.of("-"), "--quiet"))
                .redirectInput(picture.toFile()),
            Cli.ownJvm(options, "render", "-", "-o", "-", "--scale", 2),
            Cli.ownJvm(options, "render", model, "-o", folder.resolve("twice.png"), "--scale", 2));
    for (ProcessBuilder command : commands) {
      command.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    List<Process> pipeline = ProcessBuilder.startPipeline(commands.subList(0, 2));
    byte[] out = pipeline.get(1).getInputStream().readAllBytes();
    assertEquals(0, pipeline.get(0).waitFor());
    assertEquals(0, pipeline.get(1).waitFor());
    assertEquals(0, commands.get(2).start().waitFor());
    assertArrayEquals(bytes(folder.resolve("twice.png")), out);
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.filter(file -> !file.endsWith("hsperfdata_root")).toList());
    }
  }

  /** Somebody who never ends the input is not waited for. */
  @Test
  void aSignalWhileStandardInputIsReadLeavesNothing() throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process process =
        Cli.ownJvm(
                List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData"),
                Cli.sixSteps(Path.of("-"), folder.resolve("b.inr")))
            .start();
    process.getOutputStream().write(Arrays.copyOf(bytes(picture), 100));
    process.getOutputStream().flush();
    while (list(temporary).isEmpty()) {
      assertTrue(process.isAlive(), "the fit ended before it was interrupted");
      Thread.sleep(20);
    }
    process.toHandle().destroy();
    assertEquals(ExitCode.INTERRUPTED, process.waitFor());
    assertEquals(List.of(), list(temporary));
    assertTrue(Files.notExists(folder.resolve(".b.inr.part")));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
