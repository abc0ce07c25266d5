package inr.cuda.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that knows nothing of the simulator runs on it, and is told what to meet by the
 * environment.
 */
class OtherProcessTest {
  private static Simulator simulator;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    simulator = Simulator.load();
  }

  private static Path place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Path natives() throws Exception {
    String library = "/lib/" + System.mapLibraryName("JCudaDriver-12.6.0-linux-x86_64");
    var resource = JCudaDriver.class.getResource(library).openConnection();
    return Path.of(((JarURLConnection) resource).getJarFileURL().toURI());
  }

  private String run(String commands) throws Exception {
    String classPath =
        place(OtherProcessTest.class) + ":" + place(JCudaDriver.class) + ":" + natives();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            classPath,
            ForgetfulProgram.class.getName());
    builder.environment().put("LD_LIBRARY_PATH", simulator.folder().toString());
    builder.environment().put("INR_SIMULATOR", commands);
    // Newer JDKs warn there of native libraries.
    Path errors = folder.resolve("errors.txt");
    Process process = builder.redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output + Files.readString(errors));
    return output.strip();
  }

  @Test
  void commandsComeFromTheEnvironment() throws Exception {
    assertEquals("[100, 100, -1, 100]", run("no-device"));
    assertEquals("[0, 0, 0, 2]", run("memory 99"));
  }

  @Test
  void aReportIsLeftAtTheEnd() throws Exception {
    Path file = folder.resolve("report.txt");
    assertEquals("[0, 0, 0, 0]", run("report-at-exit " + file + "; capability 7 5"));
    assertEquals(List.of(100L), parsed(file).live());
  }

  private static SimulatorReport parsed(Path file) throws IOException {
    return SimulatorReport.parse(Files.readAllLines(file));
  }
}
