package inr.io.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Small files that cost much, read one after the other in a Java of 256 MB: each ends in a picture
 * or in one line.
 */
class HostileFilesTest {
  /** What is refused: claims that nothing in the file bears out. */
  private static final Set<String> REFUSED =
      Set.of(
          "claim.ppm",
          "deflate-overlap.tif",
          "fax-g3.tif",
          "fax.tif",
          "flat16383.webp",
          "overlap.tif",
          "rle30000.bmp",
          "scans5000.jpg",
          "webp-fuzz-OutOfMemoryError-bca8c7d6.webp",
          "webp-fuzz-OutOfMemoryError-d441cef3.webp",
          "webp-fuzz-OutOfMemoryError-dacda02c.webp",
          "webp-fuzz-OutOfMemoryError-fc0a47af.webp",
          "wide.png");

  /** Guards against a file that never ends; together they take some ten seconds. */
  private static final int MOST_SECONDS = 300;

  /** Reads files and prints a line for each. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] files) throws IOException {
      for (String file : files) {
        String result;
        try {
          result = MediaReader.read(Path.of(file), MediaOptions.of()).signal().medium().text();
        } catch (SignalFormatException e) {
          result = "refused: " + e.getMessage().lines().count();
        }
        System.out.println(Path.of(file).getFileName() + "\t" + result);
      }
    }
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    Path folder = Path.of(HostileFilesTest.class.getResource("cases/hostile").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyFileEndsInAPictureOrInOneLine()
      throws IOException, URISyntaxException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Reader.class.getName()));
    TreeMap<String, Boolean> expected = new TreeMap<>();
    for (Path file : files()) {
      command.add(file.toString());
      expected.put(file.getFileName().toString(), !REFUSED.contains(file.getFileName().toString()));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out;
    try {
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "a file does not end");
      out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), out);
    TreeMap<String, Boolean> found = new TreeMap<>();
    out.lines()
        .map(line -> line.split("\t", 2))
        .forEach(
            parts -> found.put(parts[0], parts.length == 2 && !parts[1].startsWith("refused: 1")));
    assertEquals(expected, found, out);
  }
}
