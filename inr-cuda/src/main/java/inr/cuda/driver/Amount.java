package inr.cuda.driver;

import java.util.Locale;

/** Bytes in words: {@code "512.0 MiB"}. */
final class Amount {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Amount() {}

  /** With one digit after the point, in the largest unit of which there is one. */
  static String of(long bytes) {
    if (bytes < 1024) {
      return bytes + " bytes";
    }
    double amount = bytes / 1024.0;
    int unit = 0;
    while (amount >= 1024 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }
}
