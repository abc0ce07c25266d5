package inr.cuda.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class KernelTableTest {
  @Test
  void pageIsCurrent() throws Exception {
    String release = Toolkit.release();
    if ("cuda-kernels".equals(System.getProperty("inr.write"))) {
      Files.writeString(KernelTable.PAGE, KernelTable.page(release));
    }
    String page = Files.readString(KernelTable.PAGE);
    assumeTrue(
        page.contains(KernelTable.madeBy(release)),
        () -> KernelTable.PAGE + " was made by another release than " + release);
    assertEquals(KernelTable.page(release), page, "write it anew: it says how");
  }

  @Test
  void logsAreRead() {
    String log =
        """
        ptxas info    : 0 bytes gmem
        ptxas info    : Compiling entry function 'one' for 'sm_75'
        ptxas info    : Function properties for one
            8 bytes stack frame, 4 bytes spill stores, 8 bytes spill loads
        ptxas info    : Used 38 registers, used 1 barriers, 1024 bytes smem, 432 bytes cmem[0]
        ptxas info    : Compiling entry function 'two' for 'sm_75'
        ptxas info    : Function properties for two
            0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
        ptxas info    : Used 8 registers, 380 bytes cmem[0]
        """;
    assertEquals(
        java.util.List.of(
            new KernelUse("one", "sm_75", 38, 1024, 12), new KernelUse("two", "sm_75", 8, 0, 0)),
        KernelUse.parse(log));
  }
}
