package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals reach the command in a Java virtual machine of its own. */
class SignalTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"INT, 1", "TERM, 1000"})
  void aSignalKeepsACheckpointToGoOnFrom(String signal, int threads) throws Exception {
    Path input = TestMedia.picture(folder.resolve("a.png"), 16, 16, 1);
    Path out = folder.resolve("a.inr");
    Process process =
        Cli.ownJvm(
                List.of(),
                "fit",
                input,
                "-o",
                out,
                "--model",
                "siren",
                "--width",
                16,
                "--steps",
                100_000_000,
                "--threads",
                threads)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.contains("backend cpu")) {
        line = err.readLine();
      }
      assertTrue(line != null, "the fit did not start");
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
      String rest = String.join("\n", err.lines().toList());
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the fit did not stop");
      assertEquals(ExitCode.INTERRUPTED, process.exitValue(), rest);
      assertTrue(rest.contains("inr: interrupted at step "), rest);
    } finally {
      process.destroyForcibly();
    }
    assertTrue(Files.exists(folder.resolve("a.inr.checkpoint")));
    assertFalse(Files.exists(out));
    Cli.run(
            "fit",
            input,
            "-o",
            out,
            "--model",
            "siren",
            "--width",
            16,
            "--steps",
            100_000_000,
            "--threads",
            1,
            "--resume",
            "--max-seconds",
            0.2)
        .done();
    assertTrue(Files.exists(out));
    assertFalse(Files.exists(folder.resolve("a.inr.checkpoint")));
  }

  /**
   * All lines are but one that Java 21 and newer say, of a logger they do not have yet, when a
   * signal comes before the first class of a program is there.
   */
  private static boolean isOurs(String line) {
    return !line.startsWith("Runtime.exit(");
  }

  /** How Java begins to say that it ended before any program; the reason is the signal. */
  private static final String NO_PROGRAM_YET = "Error occurred during initialization of VM";

  /** Milliseconds in which Java itself may still be starting, on a busy machine. */
  private static final int AT_ITS_START = 200;

  /** The moments lie in the start of Java, in that of the command, and in its work. */
  @ParameterizedTest
  @ValueSource(ints = {1, 30, 60, 90, 120, 200, 300, 600})
  void aSignalAtTheStartEndsQuietly(int milliseconds) throws Exception {
    Path input = TestMedia.picture(folder.resolve("a.png"), 16, 16, 1);
    Process process =
        Cli.ownJvm(List.of(), "fit", input, "--model", "siren", "--steps", 100_000_000)
            .directory(folder.toFile())
            .start();
    Thread.sleep(milliseconds);
    process.toHandle().destroy(); // which leaves the streams open
    String words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    // Where Java itself says what goes wrong.
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertTrue(
        code == ExitCode.INTERRUPTED
            || code == 128 + 15
            || (milliseconds <= AT_ITS_START && code == 1 && out.startsWith(NO_PROGRAM_YET)),
        code + ": " + words + out);
    assertTrue(
        words.lines().filter(SignalTest::isOurs).allMatch(line -> line.startsWith("inr: ")), words);
    assertFalse(Files.exists(folder.resolve(".a.inr.part")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing to finish", "something to finish"})
  void aCommandIsWaitedForWhileItHasSomethingToFinish(String kind) throws Exception {
    boolean finishes = kind.startsWith("something");
    Process process =
        Cli.ownJvm(DeafCommand.class, List.of(), finishes).redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader()) {
      assertEquals("deaf", out.readLine());
      process.toHandle().destroy();
      assertEquals(finishes ? "finished" : "let go", out.readLine());
      assertEquals(finishes ? ExitCode.DONE : ExitCode.INTERRUPTED, process.waitFor());
    }
  }

  /** Does not look whether it is asked to stop. */
  static final class DeafCommand {
    private static final int SOME_SECONDS = 2500;

    private DeafCommand() {}

    public static void main(String[] args) throws InterruptedException {
      boolean finishes = Boolean.parseBoolean(args[0]);
      Interruption interruption = new Interruption();
      assertTrue(interruption.install());
      interruption.letGo(() -> System.out.println("let go"));
      CountDownLatch asked = new CountDownLatch(1);
      if (finishes) {
        interruption.react(asked::countDown);
      }
      System.out.println("deaf");
      asked.await();
      Thread.sleep(SOME_SECONDS);
      System.out.println("finished");
      interruption.finish(ExitCode.DONE);
    }
  }
}
