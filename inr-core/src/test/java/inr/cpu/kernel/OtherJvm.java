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

  private OtherJvm() {}

  /**
   * What the main class of the tests prints, line by line, without warnings such as that of an
   * incubating module.
   */
  public static List<String> run(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().filter(line -> !line.startsWith("WARNING")).toList();
  }

  /** Whether vectors of so many floats are registers here; wider ones work, but are very slow. */
  public static boolean hasLanes(int lanes) {
    return lanes <= VectorLanes.FLOATS.length();
  }
}
