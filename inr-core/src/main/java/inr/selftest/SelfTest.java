package inr.selftest;

import inr.cpu.kernel.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whether this machine gives the bits that every other gives: short fits of every network, and
 * every metric, compared with checksums that come with the toolkit.
 *
 * <p>The checksums change only when something is meant to compute something else.
 */
public final class SelfTest {
  /** Resource with a line {@code checksum name} for each of {@link #checks()}, in order. */
  static final String GOLDEN = "equal-bits.txt";

  /**
   * One check.
   *
   * @param name of the fit or metric
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
   * Runs all checks, on the kernels that a long fit uses.
   *
   * @param each is told of every check when it is done
   * @return how many gave other bits
   */
  public static int run(int threads, Consumer<Outcome> each) {
    Kernels.endWarmUp();
    return run(checks(), golden(), threads, each);
  }

  static int run(
      List<GoldenCheck> checks, List<String> golden, int threads, Consumer<Outcome> each) {
    int wrong = 0;
    for (int i = 0; i < checks.size(); i++) {
      GoldenCheck check = checks.get(i);
      String expected = golden.get(i);
      Outcome outcome =
          new Outcome(
              check.name(), expected.substring(0, expected.indexOf(' ')), check.checksum(threads));
      wrong += outcome.passed() ? 0 : 1;
      each.accept(outcome);
    }
    return wrong;
  }

  /** All but the fit of the usual size and the metrics: fits, then starts. */
  static List<GoldenCheck> smallFits() {
    List<GoldenCheck> checks = new ArrayList<>(GoldenFits.SMALL);
    checks.addAll(GoldenStarts.ALL);
    return checks;
  }

  /** All fits, then all metrics. */
  static List<GoldenCheck> checks() {
    List<GoldenCheck> checks = smallFits();
    checks.add(GoldenFits.SIREN_256);
    checks.addAll(GoldenMetrics.ALL);
    return checks;
  }

  /** The lines of {@link #GOLDEN}. */
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
}
