package inr.cuda.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * CUDA on the CPU for the tests of this process: builds the stubs of the driver and of cuBLAS with
 * g++, and loads them before JCuda does, which then finds libraries of these names in the process
 * and takes them.
 *
 * <p>What it checks, and what a report says, is told in {@code src/test/cuda/simulator/README.md}.
 */
public final class Simulator {
  private static final int NO_COMPILER = 3;
  private static final long BUILD_MINUTES = 10;

  private static Simulator loaded;

  private final Path folder;
  private final CommandChannel channel;
  private boolean blasLoaded;

  private Simulator(Path folder) {
    this.folder = folder;
    System.load(folder.resolve("libcuda.so.1").toString());
    this.channel = new CommandChannel(folder);
  }

  /**
   * The simulator without cuBLAS; the calling test is skipped where g++ is missing, or fails with
   * {@code -Dinr.require=simulator}.
   */
  public static Simulator load() {
    return load(false);
  }

  /**
   * The simulator, and the stub of cuBLAS as well if asked for: once it is in the process it stays.
   */
  public static synchronized Simulator load(boolean blas) {
    if (loaded == null) {
      Path folder = outputFolder();
      build(folder);
      loaded = new Simulator(folder);
    }
    if (blas && !loaded.blasLoaded) {
      System.load(loaded.folder.resolve("libcublas.so.12").toString());
      loaded.blasLoaded = true;
    }
    return loaded;
  }

  /** Where the libraries lie: another process finds them with {@code LD_LIBRARY_PATH}. */
  public Path folder() {
    return folder;
  }

  /** Sends a command, for example {@code command("fail-allocation", "3")}. */
  public void command(String... words) {
    String command = String.join(" ", words);
    int code = channel.send("simulator " + command + "\n");
    if (code != 0) {
      throw new IllegalArgumentException(
          "the simulator refuses '" + command + "' (code " + code + ")");
    }
  }

  /**
   * Forgets errors, counts, violations and faults to come, and makes the device what it was at
   * first; memory stays as it is.
   */
  public void reset() {
    command("reset");
  }

  /**
   * As after a reset, and without what an earlier test may have left: its context ends, its memory
   * is freed, its modules go.
   */
  public void restart() {
    command("restart");
  }

  /** What happened since the last reset. */
  public SimulatorReport report() {
    try {
      Path file = Files.createTempFile(folder, "report-", ".txt");
      try {
        command("report", file.toString());
        return SimulatorReport.parse(Files.readAllLines(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if anything was done that a device does not allow, or if memory is still allocated. */
  public void assertClean() {
    SimulatorReport report = report();
    if (report.violationCount() != 0 || !report.live().isEmpty()) {
      throw new AssertionError(
          "violations: "
              + String.join("; ", report.violations())
              + "; still allocated, in bytes: "
              + report.live());
    }
  }

  /**
   * The build folder of this module has the classes of the tests beside the libraries, whatever it
   * is called.
   */
  private static Path outputFolder() {
    try {
      Path classes =
          Path.of(Simulator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return classes.resolveSibling("simulator").toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes of the tests have no folder", e);
    }
  }

  private static Path sources(Path folder) {
    for (Path up = folder; up != null; up = up.getParent()) {
      Path sources = up.resolve("src/test/cuda");
      if (Files.isDirectory(sources)) {
        return sources;
      }
    }
    throw new IllegalStateException("no src/test/cuda above " + folder);
  }

  private static void build(Path folder) {
    Path sources = sources(folder);
    List<String> command =
        List.of(
            "bash",
            sources.resolve("simulator/build").toString(),
            folder.toString(),
            sources.resolve("kernels").toString(),
            sources.resolve("ptx").toString());
    try {
      Files.createDirectories(folder);
      Path log = Files.createTempFile(folder, "build-", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the simulator took longer than " + BUILD_MINUTES + " minutes");
      }
      String output = Files.readString(log, StandardCharsets.UTF_8);
      Files.delete(log);
      if (process.exitValue() == NO_COMPILER) {
        refuse(output.strip());
      } else if (process.exitValue() != 0) {
        throw new AssertionError("the simulator was not built:\n" + output);
      }
    } catch (IOException e) {
      refuse(
          "the CUDA simulator is built by a bash script, which did not start: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building the simulator", e);
    }
  }

  private static void refuse(String reason) {
    if (System.getProperty("inr.require", "").contains("simulator")) {
      throw new AssertionError(reason);
    }
    Assumptions.abort(reason);
  }
}
