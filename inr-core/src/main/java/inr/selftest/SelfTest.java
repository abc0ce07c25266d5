package inr.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether the fast engine gives the bits here that it gives everywhere: short fits of every
 * network, compared with checksums that come with the toolkit.
 *
 * <p>The checksums change only when the engine is meant to compute something else.
 */
public final class SelfTest {
  private static final String GOLDEN = "equal-bits.txt";

  /**
   * One fit.
   *
   * @param name of the fit
   * @param expected checksum that comes with the toolkit
   * @param found checksum of this machine
   */
  public record Outcome(String name, String expected, String found) {
    /** Whether the bits are the same. */
    public boolean passed() {
      return expected.equals(found);
    }
  }

  private SelfTest() {}

  /**
   * Runs all fits.
   *
   * @param each is told of every fit when it is done
   * @return how many gave other bits
   */
  public static int run(int threads, Consumer<Outcome> each) {
    return run(fits(), golden(), threads, each);
  }

  static int run(List<GoldenFit> fits, List<String> golden, int threads, Consumer<Outcome> each) {
    int wrong = 0;
    for (int i = 0; i < fits.size(); i++) {
      GoldenFit fit = fits.get(i);
      String expected = golden.get(i);
      Outcome outcome =
          new Outcome(
              fit.name(), expected.substring(0, expected.indexOf(' ')), fit.checksum(threads));
      wrong += outcome.passed() ? 0 : 1;
      each.accept(outcome);
    }
    return wrong;
  }

  /** All fits, in order. */
  static List<GoldenFit> fits() {
    return Stream.concat(GoldenFits.SMALL.stream(), Stream.of(GoldenFits.SIREN_256)).toList();
  }

  /** Lines {@code checksum name} for {@link #fits()}. */
  static List<String> golden() {
    try (InputStream in = SelfTest.class.getResourceAsStream(GOLDEN)) {
      if (in == null) {
        throw new IllegalStateException("self-test: " + GOLDEN + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The line of {@link #golden()} that a fit with this checksum would have. */
  static String line(GoldenFit fit, String checksum) {
    return checksum + " " + fit.name();
  }
}
