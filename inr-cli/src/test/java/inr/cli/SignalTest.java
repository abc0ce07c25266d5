package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals reach the command in a Java virtual machine of its own. */
class SignalTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalKeepsACheckpointToGoOnFrom(String signal) throws Exception {
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
                1)
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
}
