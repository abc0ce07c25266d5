package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The choice of kernels, in virtual machines of their own, because properties are read once; and
 * that no choice changes a bit.
 */
class KernelsTest {
  private static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

  /**
   * Of all results of {@link StripChecksum}, on any Java and any machine; changes only with the
   * functions or their test points.
   */
  private static final String GOLDEN = "70cd91d8";

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16})
  void everyLaneCountGivesTheGoldenBits(int lanes) throws Exception {
    assertEquals(
        List.of("vector kernels, " + lanes + " lanes", GOLDEN),
        run(VECTOR_API, "-Dinr.lanes=" + lanes));
  }

  @Test
  void scalarKernelsGiveTheGoldenBits() throws Exception {
    assertEquals(
        List.of("scalar kernels, as inr.kernels asks", GOLDEN),
        run(VECTOR_API, "-Dinr.kernels=scalar"));
  }

  @Test
  void withoutTheModuleScalarKernelsAreChosenAndGiveTheGoldenBits() throws Exception {
    List<String> lines = run();
    assertEquals(
        "scalar kernels; start java with --add-modules jdk.incubator.vector for faster ones",
        lines.get(0));
    assertEquals(GOLDEN, lines.get(1));
  }

  @Test
  void vectorsThatCannotBeHadAreRefusedWithARemedy() throws Exception {
    assertRefused(
        "kernels: inr.kernels is vector but the module jdk.incubator.vector is absent; start java with --add-modules jdk.incubator.vector",
        run("-Dinr.kernels=vector"));
  }

  @Test
  void unknownKernelsAndLanesAreRefused() throws Exception {
    assertRefused(
        "kernels: inr.kernels is fast; auto, vector or scalar is accepted",
        run("-Dinr.kernels=fast"));
    assertRefused(
        "kernels: inr.lanes is 3; auto, 4, 8 or 16 is accepted", run(VECTOR_API, "-Dinr.lanes=3"));
  }

  private static void assertRefused(String message, List<String> lines) {
    assertTrue(
        lines.stream().anyMatch(line -> line.endsWith(message)), () -> String.join("\n", lines));
  }

  /**
   * What {@link StripChecksum} says in a new virtual machine, without the warning about incubating
   * modules.
   */
  private static List<String> run(String... options)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), StripChecksum.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().filter(line -> !line.startsWith("WARNING")).toList();
  }

  private static String classPath() throws URISyntaxException {
    return place(Kernels.class) + File.pathSeparator + place(StripChecksum.class);
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
