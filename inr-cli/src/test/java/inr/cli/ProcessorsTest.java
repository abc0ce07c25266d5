package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.io.plan.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processors that Java may use, not those of the machine, decide how many threads work. */
class ProcessorsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void threadsFollowTheLimitAndTheFilesDoNot(int processors) throws Exception {
    Path input = TestMedia.picture(folder.resolve("a.png"), 40, 30, 3);
    Path limited = folder.resolve("limited.inr");
    List<String> limit = List.of("-XX:ActiveProcessorCount=" + processors);
    String report =
        output(limit, "fit", input, "-o", limited, "--width", 16, "--steps", 20, "--json");
    assertEquals(processors, ((Map<?, ?>) JsonText.read(report.strip())).get("threads"));
    output(limit, "render", limited, "-o", folder.resolve("limited.png"));

    Path many = folder.resolve("many.inr");
    Cli.run("fit", input, "-o", many, "--width", 16, "--steps", 20, "--threads", 7).done();
    Cli.run("render", many, "-o", folder.resolve("many.png")).done();
    assertArrayEquals(Files.readAllBytes(many), Files.readAllBytes(limited));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("many.png")),
        Files.readAllBytes(folder.resolve("limited.png")));
  }

  private static String output(List<String> javaOptions, Object... args)
      throws IOException, InterruptedException {
    Process process =
        Cli.ownJvm(javaOptions, args).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.DONE, process.waitFor());
    return output;
  }
}
