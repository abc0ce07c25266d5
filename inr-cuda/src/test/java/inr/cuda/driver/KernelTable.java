package inr.cuda.driver;

import inr.cuda.LaunchTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page {@code docs/cuda-kernels.md}: registers of every kernel on every architecture. */
final class KernelTable {
  static final Path PAGE = Path.of("../docs/cuda-kernels.md");

  private static final List<String> ARCHITECTURES =
      List.of("sm_75", "sm_80", "sm_86", "sm_89", "sm_90", "sm_100", "sm_120");

  private KernelTable() {}

  /** What the kernels of a PTX file take, by ptxas. */
  static List<KernelUse> uses(Path file, String architecture)
      throws IOException, InterruptedException {
    Path nowhere =
        Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    return KernelUse.parse(
        Toolkit.run("ptxas", "-arch=" + architecture, "-v", "-o", nowhere, file));
  }

  /** The line that tells which release made a page. */
  static String madeBy(String release) {
    return "Measured by ptxas of CUDA " + release + ".";
  }

  /** The page as the tools give it now. */
  static String page(String release) throws IOException, InterruptedException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Path file : Toolkit.files(Toolkit.SHIPPED, ".ptx")) {
      for (String architecture : ARCHITECTURES) {
        for (KernelUse use : uses(file, architecture)) {
          rows.computeIfAbsent(use.kernel(), kernel -> new ArrayList<>()).add(cell(use));
        }
      }
    }
    StringBuilder page = new StringBuilder();
    page.append("# Registers and shared memory of the kernels\n\n")
        .append(
            "Registers of a thread, on the architectures that the kernels are made for; \"+ n B\" is static shared\n")
        .append(
            "memory of a block. No kernel spills registers to memory; a test fails when one does, and when one\n")
        .append(
            "leaves its budget (`inr-cuda/src/test/resources/inr/cuda/kernel-budgets.properties`).\n\n")
        .append(madeBy(release))
        .append(" The page is written, not edited:\n\n")
        .append(
            "    mvn -pl inr-core,inr-cuda test -Dtest=KernelTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dinr.write=cuda-kernels\n\n")
        .append("| kernel | ")
        .append(String.join(" | ", ARCHITECTURES))
        .append(" |\n| ---")
        .append(" | ---:".repeat(ARCHITECTURES.size()))
        .append(" |\n");
    rows.forEach(
        (kernel, cells) ->
            page.append("| ")
                .append(kernel)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n"));
    page.append("\nShared memory is asked for at the launch, in bytes:\n\n")
        .append(LaunchTable.text());
    return page.toString();
  }

  private static String cell(KernelUse use) {
    return use.sharedBytes() == 0
        ? String.valueOf(use.registers())
        : use.registers() + " + " + use.sharedBytes() + " B";
  }
}
