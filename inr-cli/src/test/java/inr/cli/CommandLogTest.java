package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a library's log reaches the terminal, in a Java virtual machine of its own. */
class CommandLogTest {
  /** A program that logs in every way. */
  static final class Library {
    private Library() {}

    public static void main(String[] arguments) {
      System.Logger log = System.getLogger("inr.library");
      log.log(System.Logger.Level.DEBUG, "a detail");
      log.log(System.Logger.Level.INFO, "found {0} of {1}", 3, "four");
      log.log(System.Logger.Level.WARNING, "it's odd");
      log.log(System.Logger.Level.ERROR, "failed", new IllegalStateException("why"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 3"})
  void informationIsShownOnlyIfAskedFor(String debug, int lines) throws Exception {
    List<String> all =
        List.of(
            "inr: inr.library, INFO: found 3 of four",
            "inr: inr.library, WARNING: it's odd",
            "inr: inr.library, ERROR: failed (java.lang.IllegalStateException: why)");
    ProcessBuilder builder = Cli.ownJvm(Library.class, List.of());
    builder.environment().put("INR_DEBUG", debug);
    Process process = builder.start();
    List<String> said = process.errorReader().lines().toList();
    process.waitFor(1, TimeUnit.MINUTES);
    assertEquals(all.subList(3 - lines, 3), said);
  }
}
