package inr.bench.suite;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChildProcessTest {
  @Test
  void aChildThatFailsIsAnErrorWithItsLastLine() {
    List<String> command = ChildProcess.ofThisProgram(List.of(), "suite", "speed");
    IOException failure =
        assertThrows(
            IOException.class, () -> ChildProcess.run(command, Map.of(), Process::waitFor));
    assertTrue(failure.getMessage().contains("code 2: inr-bench: there is no section speed"));
  }

  @Test
  void memoryOfAChildIsSeen() throws IOException, InterruptedException {
    assumeTrue(PeakMemory.isKnown(), "this system has no /proc");
    List<String> command = ChildProcess.ofThisProgram(List.of(), "suite", "--help");
    long kibibytes = ChildProcess.run(command, Map.of(), PeakMemory::untilEnd);
    assertTrue(kibibytes > 10_000, "a Java process takes more than " + kibibytes + " KiB");
  }
}
