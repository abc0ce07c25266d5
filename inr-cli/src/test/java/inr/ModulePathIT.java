package inr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jars do on the module path what they do on the class path. */
class ModulePathIT {
  private static final String VECTOR = "jdk.incubator.vector";
  private static final String MAIN = "inr.cli.Main";

  @TempDir private Path folder = Path.of("");

  @Test
  void everyJarHasAModuleName() {
    Path[] ours =
        jars().stream()
            .filter(jar -> jar.getFileName().toString().startsWith("inr-"))
            .toArray(Path[]::new);
    Set<String> names =
        ModuleFinder.of(ours).findAll().stream()
            .map(module -> module.descriptor().name())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "inr.core",
            "inr.io",
            "inr.codec",
            "inr.solve",
            "inr.family",
            "inr.studio",
            "inr.interchange",
            "inr.cuda",
            "inr.cli"),
        names);
  }

  @Test
  void theSameMachineIsFound() throws IOException, InterruptedException {
    assertEquals(onClassPath("doctor"), onModulePath("doctor"));
  }

  /** Through a codec that is found as a service, and JSON. */
  @Test
  void theSameModelIsFitted() throws IOException, InterruptedException {
    byte[] values = new byte[24 * 16 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * i / 7);
    }
    String picture = folder.resolve("a.tif").toString();
    PictureWriter.write(
        Path.of(picture),
        new Medium.Picture(24, 16, 3, 8),
        new Samples.UnsignedBytes(values),
        false);
    Path one = folder.resolve("one.inr");
    Path other = folder.resolve("other.inr");
    onClassPath("fit", picture, "-o", one.toString());
    onModulePath("fit", picture, "-o", other.toString());
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
  }

  private static List<Path> jars() {
    List<Path> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .filter(jar -> ThirdPartyTest.isOfTheProgram(jar.getFileName().toString()))
            .toList();
    assertTrue(jars.size() > 4, () -> "only " + jars + " are packaged");
    return jars;
  }

  private static String path() {
    return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private String onClassPath(String... arguments) throws IOException, InterruptedException {
    return run(List.of("--add-modules", VECTOR, "-cp", path(), MAIN), arguments);
  }

  private String onModulePath(String... arguments) throws IOException, InterruptedException {
    // An automatic module names no others, so that those with descriptors have to be asked for.
    String modules = "ALL-MODULE-PATH," + VECTOR;
    return run(
        List.of("--add-modules", modules, "--module-path", path(), "-m", "inr.cli/" + MAIN),
        arguments);
  }

  /** Standard output of a run that ends well. */
  private String run(List<String> start, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(start);
    command.addAll(List.of(arguments));
    File words = folder.resolve("words.txt").toFile();
    Process process = new ProcessBuilder(command).redirectError(words).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + "\n" + out + read(words));
    return out;
  }

  private static String read(File file) {
    try {
      return Files.readString(file.toPath());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
