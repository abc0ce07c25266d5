package inr.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What Jazzer calls, again and again, guided by the code that runs. The environment variable {@link
 * #READER} names the {@link Target}.
 */
public final class Harness {
  static final String READER = "INR_FUZZ";

  private static final Target TARGET =
      Target.valueOf(
          Optional.ofNullable(System.getenv(READER))
              .orElseThrow(() -> new IllegalStateException(READER + " names no reader"))
              .toUpperCase(Locale.ROOT));

  private static final Path FILE = file();

  private Harness() {}

  private static Path file() {
    try {
      Path file = Files.createTempFile("inr-fuzz", "");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new IllegalStateException("no place for the file that is read", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws Exception that breaks the contract
   */
  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    TARGET.outcome(TARGET.mended(bytes), FILE);
  }
}
