package inr.selftest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Writes the golden file anew with the bits of this machine, for when something is meant to compute
 * something else; {@link EqualBitsTest} says afterwards whether they are the same everywhere.
 *
 * <p>Not a test of the build, which its name keeps it out of:
 *
 * <pre>{@code mvn -q -pl inr-core test -Dtest=RewriteGoldenBits}</pre>
 */
class RewriteGoldenBits {
  @Test
  void ofThisMachine() throws IOException {
    Path file = Path.of("src/main/resources/inr/selftest", SelfTest.GOLDEN);
    assertTrue(Files.exists(file), () -> "run in the folder of inr-core, where " + file + " is");
    Files.write(file, EqualBits.lines(SelfTest.checks(), 2));
  }
}
