package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PTX in the jar: that it assembles everywhere, fits, and is that of the sources. */
@Tag("kernels")
class PtxTest {
  /** PTX of CUDA 11.8, the oldest whose driver is accepted. */
  private static final double NEWEST_VERSION = 7.8;

  @TempDir private static Path folder;

  static List<Path> ptx() throws IOException {
    return Toolkit.ptx();
  }

  @ParameterizedTest
  @MethodSource("ptx")
  void isReadByTheOldestDriverAndOldestDevice(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher version = Pattern.compile("(?m)^\\.version ([0-9.]+)$").matcher(text);
    assertTrue(version.find());
    assertTrue(Double.parseDouble(version.group(1)) <= NEWEST_VERSION, version::group);
    assertTrue(text.contains("\n.target sm_75\n"));
    assertFalse(text.contains("Build ID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sm_75", "sm_80", "sm_86", "sm_89", "sm_90"})
  void assemblesWithinItsBudgetWithoutAToolkit(String architecture) throws Exception {
    assumeTrue(
        DriverAccess.hasNatives(System.getProperty("os.name"), System.getProperty("os.arch")),
        "JCuda's assembler is there for Linux and Windows on x86-64 only");
    for (Path file : Toolkit.ptx()) {
      List<KernelUse> uses =
          KernelUse.parse(Assembler.JCUDA.apply(Files.readString(file), architecture));
      assertFalse(uses.isEmpty(), file::toString);
      checkBudgets(uses);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sm_75", "sm_80", "sm_86", "sm_89", "sm_90", "sm_100", "sm_120"})
  void assemblesWithinItsBudgetByTheToolkit(String architecture) throws Exception {
    Toolkit.release();
    for (Path file : Toolkit.ptx()) {
      checkBudgets(KernelTable.uses(file, architecture));
    }
  }

  @Test
  void isThatOfTheSources() throws Exception {
    String release = Toolkit.release();
    List<Path> different = new ArrayList<>();
    different.addAll(rebuiltOtherwise(Toolkit.SOURCES, Toolkit.SHIPPED, release));
    different.addAll(rebuiltOtherwise(Toolkit.TEST_SOURCES, Toolkit.TEST_PTX, release));
    assertEquals(List.of(), different, "run inr-cuda/src/main/cuda/make-ptx");
  }

  private static List<Path> rebuiltOtherwise(Path sources, Path shipped, String release)
      throws Exception {
    Path target = Files.createTempDirectory(folder, "rebuilt");
    Toolkit.run("bash", Toolkit.SOURCES.resolve("make-ptx"), sources, target);
    List<Path> rebuilt = Toolkit.files(target, ".ptx");
    assertEquals(names(Toolkit.files(sources, ".cu")), names(rebuilt));
    assertEquals(names(rebuilt), names(Toolkit.files(shipped, ".ptx")));
    List<Path> different = new ArrayList<>();
    for (Path file : rebuilt) {
      Path there = shipped.resolve(file.getFileName());
      String text = Files.readString(there);
      assumeTrue(
          text.contains("// nvcc release " + release + "\n"),
          () -> there + " was made by another release of nvcc than " + release);
      if (!text.equals(Files.readString(file))) {
        different.add(there);
      }
    }
    return different;
  }

  private static List<String> names(List<Path> files) {
    return files.stream()
        .map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ""))
        .toList();
  }

  private static void checkBudgets(List<KernelUse> uses) throws IOException {
    Properties budgets = new Properties();
    try (Reader in =
        Files.newBufferedReader(Toolkit.TEST_PTX.resolve("kernel-budgets.properties"))) {
      budgets.load(in);
    }
    for (KernelUse use : uses) {
      assertTrue(use.registers() <= budget(budgets, "registers", use), use::toString);
      assertTrue(use.sharedBytes() <= budget(budgets, "shared", use), use::toString);
      assertEquals(0, use.spilledBytes(), use::toString);
    }
  }

  private static int budget(Properties budgets, String what, KernelUse use) {
    String usual = budgets.getProperty(what);
    return Integer.parseInt(budgets.getProperty(what + "." + use.kernel(), usual));
  }

  /** JCuda's assembler, brought in by the loader that keeps its library private. */
  private static final class Assembler {
    static final BiFunction<String, String, String> JCUDA = load();

    @SuppressWarnings("unchecked")
    private static BiFunction<String, String, String> load() {
      NativeFiles files = new NativeFiles();
      ClassLoader loader = new IsolatedLoader(PtxTest.class.getClassLoader(), files);
      try {
        Object assembler =
            loader.loadClass("inr.cuda.driver.jcuda.PtxAssembler").getConstructor().newInstance();
        Class.forName("jcuda.nvptxcompiler.JNvPTXCompiler", true, loader);
        return (BiFunction<String, String, String>) assembler;
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      } finally {
        files.forget();
      }
    }
  }
}
