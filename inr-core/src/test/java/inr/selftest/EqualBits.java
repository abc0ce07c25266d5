package inr.selftest;

import java.util.List;

/**
 * Prints the line of the golden file for each fit, all or the small ones; {@link EqualBitsTest}
 * starts it with every choice of kernels.
 */
final class EqualBits {
  private EqualBits() {}

  public static void main(String[] arguments) {
    List<GoldenFit> fits = arguments[0].equals("all") ? SelfTest.fits() : GoldenFits.SMALL;
    fits.forEach(fit -> System.out.println(SelfTest.line(fit, fit.checksum(2))));
  }
}
