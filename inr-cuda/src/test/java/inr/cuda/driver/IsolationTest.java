package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.backend.Availability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JCuda's classes and libraries are kept apart and private. */
class IsolationTest {
  private static final String LIBRARY = "JCudaDriver-12.6.0-linux-x86_64";

  @TempDir private Path folder;

  @BeforeEach
  void onLinux() {
    assumeTrue(
        DriverAccess.hasNatives(System.getProperty("os.name"), System.getProperty("os.arch"))
            && System.getProperty("os.name").equals("Linux"),
        "the libraries of another system are used here");
  }

  @Test
  void librariesGoWhereOnlyTheOwnerCanReadAndAreRemoved() throws IOException {
    NativeFiles files = new NativeFiles();
    Path file = files.unpacked(LIBRARY);
    assertEquals(file, files.unpacked(LIBRARY));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    files.forget();
    assertFalse(Files.exists(file.getParent()));
    files.forget();
  }

  @Test
  void classesOfJCudaAreDefinedApart() throws ReflectiveOperationException {
    ClassLoader parent = getClass().getClassLoader();
    ClassLoader loader = new IsolatedLoader(parent, new NativeFiles());
    Class<?> apart = loader.loadClass("jcuda.Pointer");
    assertSame(loader, apart.getClassLoader());
    assertNotSame(parent.loadClass("jcuda.Pointer"), apart);
    assertSame(apart, loader.loadClass("jcuda.Pointer"));
    assertSame(Driver.class, loader.loadClass(Driver.class.getName()));
  }

  /** A Java of its own, since the driver of a process is looked for once. */
  @Test
  void theProbeOfAMachineWithoutADriverIsQuietAndUsesNothingThatOthersPlanted() throws Exception {
    Path planted = Files.writeString(folder.resolve("lib" + LIBRARY + ".so"), "not a library");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("LD_LIBRARY_PATH");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    List<String> lines = output.lines().toList();
    assumeTrue(lines.get(0).equals("false"), "there is a driver here");
    assertTrue(lines.get(1).startsWith("not available: "), output);
    assertFalse(lines.get(1).contains("JCuda's library"), output);
    assertEquals(3, lines.size(), output);
    assertEquals("not a library", Files.readString(planted));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(planted), left.toList());
    }
  }

  /** Prints what the probe says, and how many milliseconds it took. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      long start = System.nanoTime();
      Availability availability = Device.probe("adam", "adam");
      System.out.println(availability.available());
      System.out.println(availability.explanation());
      System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
    }
  }
}
