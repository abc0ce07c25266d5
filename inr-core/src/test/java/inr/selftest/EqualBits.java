package inr.selftest;

import java.util.List;

/**
 * Prints the lines of the golden file for the small fits or for the metrics; {@link EqualBitsTest}
 * starts it in virtual machines of all kinds.
 */
final class EqualBits {
  private EqualBits() {}

  public static void main(String[] arguments) {
    lines(arguments[0].equals("fits") ? SelfTest.smallFits() : GoldenMetrics.ALL, 1)
        .forEach(System.out::println);
  }

  /** The lines of these checks as found here. */
  static List<String> lines(List<? extends GoldenCheck> checks, int threads) {
    return checks.stream().map(check -> check.line(check.checksum(threads))).toList();
  }
}
