package inr.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The most memory that a process ever had resident, as Linux counts it: VmHWM. */
final class PeakMemory {
  private static final String KEY = "VmHWM:";
  private static final int LOOK_MILLIS = 5;

  private PeakMemory() {}

  /** Whether this system tells. */
  static boolean isKnown() {
    return Files.isReadable(status(ProcessHandle.current().pid()));
  }

  /** Looks at a process until it has ended; its highest mark in kibibytes. */
  static long untilEnd(Process process) throws InterruptedException {
    long highest = 0;
    do {
      highest = Math.max(highest, kibibytes(process.pid()));
    } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    return highest;
  }

  /** The mark of a process, or 0 when it has none any more. */
  private static long kibibytes(long pid) {
    try {
      List<String> lines = Files.readAllLines(status(pid));
      return lines.stream()
          .filter(line -> line.startsWith(KEY))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      // between opening and reading, too: then it is no file that is missing, but the process
      return 0;
    }
  }

  private static Path status(long pid) {
    return Path.of("/proc", String.valueOf(pid), "status");
  }
}
