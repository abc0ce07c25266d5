package inr.cpu.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual machine of this Java with other options, for what is chosen once at its start: kernels
 * and lanes.
 */
public final class OtherJvm {
  /** The option that makes the Vector API readable. */
  public static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

  private static final String LOG = "log: ";

  private OtherJvm() {}

  /**
   * What the main class of the tests prints, line by line, without what is logged and warnings such
   * as that of an incubating module.
   */
  public static List<String> run(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return lines(options, main, arguments).stream()
        .filter(line -> !line.startsWith("WARNING") && !line.startsWith(LOG))
        .toList();
  }

  /** What is logged while the main class of the tests runs: level and text. */
  static List<String> logOf(List<String> options, Class<?> main)
      throws IOException, InterruptedException {
    return lines(options, main).stream()
        .filter(line -> line.startsWith(LOG))
        .map(line -> line.substring(LOG.length()))
        .toList();
  }

  private static List<String> lines(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Duser.language=en");
    command.add("-Djava.util.logging.SimpleFormatter.format=" + LOG + "%4$s %5$s%n");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().toList();
  }

  /** Whether vectors of so many floats are registers here; wider ones work, but are very slow. */
  public static boolean hasLanes(int lanes) {
    return lanes <= VectorLanes.FLOATS.length();
  }

  /** Whether vectors of so many floats are registers here but not those that are used unasked. */
  public static boolean hasShorterLanes(int lanes) {
    return lanes < VectorLanes.FLOATS.length();
  }
}
