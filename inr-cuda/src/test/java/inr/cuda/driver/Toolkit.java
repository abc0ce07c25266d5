package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kernels of this module, and NVIDIA's tools where they are installed. */
final class Toolkit {
  static final Path SOURCES = Path.of("src/main/cuda");
  static final Path SHIPPED = Path.of("src/main/resources/inr/cuda");
  static final Path TEST_SOURCES = Path.of("src/test/cuda/ptx");
  static final Path TEST_PTX = Path.of("src/test/resources/inr/cuda");

  private Toolkit() {}

  /** PTX files that are shipped, and that of the tests. */
  static List<Path> ptx() throws IOException {
    List<Path> files = new ArrayList<>(files(SHIPPED, ".ptx"));
    files.addAll(files(TEST_PTX, ".ptx"));
    return files;
  }

  /** Files of a folder, sorted; none if there is no such folder. */
  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** What a tool prints; fails if the tool does. */
  static String run(Object... command) throws IOException, InterruptedException {
    List<String> words = Stream.of(command).map(Object::toString).toList();
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> words + " printed\n" + output);
    return output;
  }

  /**
   * Release of nvcc, such as {@code 13.0}. Skips the test where there is none, or fails it where
   * {@code -Dinr.require=nvcc} asks for that.
   */
  static String release() throws IOException, InterruptedException {
    boolean present = onPath("nvcc") && onPath("ptxas") && onPath("bash");
    if (System.getProperty("inr.require", "").contains("nvcc")) {
      assertTrue(present, "nvcc, ptxas and bash are required but not on the PATH");
    }
    assumeTrue(present, "nvcc, ptxas or bash is not on the PATH");
    Matcher release = Pattern.compile("release ([0-9.]+),").matcher(run("nvcc", "--version"));
    assertTrue(release.find());
    return release.group(1);
  }

  private static boolean onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
