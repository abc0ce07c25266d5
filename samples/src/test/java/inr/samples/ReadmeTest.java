package inr.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README is a whole program but for its frame, and does what it says. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  @TempDir private Path folder = Path.of("");

  @Test
  void theExampleRuns() throws IOException, InterruptedException {
    byte[] values = new byte[40 * 30 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * i / 11);
    }
    PictureWriter.write(
        folder.resolve("photo.png"),
        new Medium.Picture(40, 30, 3, 8),
        new Samples.UnsignedBytes(values),
        false);
    Files.writeString(folder.resolve("Example.java"), program(example()));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "Example.java")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    assertTrue(out.endsWith("1600 x 1200" + System.lineSeparator()), out);
    assertTrue(Files.size(folder.resolve("photo.inr")) > 1000);
  }

  @Test
  void theJavadocOpensWithIt() throws IOException {
    String page =
        Files.readString(ROOT.resolve("inr-io/src/main/java/inr/field/package-info.java"));
    String shown =
        page.substring(page.indexOf("{@code") + "{@code".length(), page.indexOf("}</pre>"))
            .lines()
            .map(line -> line.replaceFirst("^ \\* ?", ""))
            .collect(Collectors.joining("\n"));
    assertEquals(String.join("\n", example()), shown.strip());
  }

  /** The first example, line by line. */
  private static List<String> example() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String start = "```java\n";
    int from = readme.indexOf(start) + start.length();
    return readme.substring(from, readme.indexOf("```", from)).lines().toList();
  }

  private static String program(List<String> lines) {
    String imports = lines.stream().filter(ReadmeTest::isImport).collect(Collectors.joining("\n"));
    String body =
        lines.stream().filter(line -> !isImport(line)).collect(Collectors.joining("\n    "));
    return imports
        + "\n\nclass Example {\n  public static void main(String[] args) throws Exception {\n    "
        + body
        + "\n    System.out.println(enlarged.getWidth() + \" x \" + enlarged.getHeight());\n  }\n}\n";
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }
}
