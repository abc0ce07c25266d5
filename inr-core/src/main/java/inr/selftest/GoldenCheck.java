package inr.selftest;

/** Something that is computed from nothing but its own formula and whose bits are known. */
interface GoldenCheck {
  /** Its name in the golden file; one line. */
  String name();

  /**
   * The bits found here, in hexadecimal digits.
   *
   * @param threads for what uses several; never changes a bit
   */
  String checksum(int threads);

  /** The line of the golden file that a check with this checksum has. */
  default String line(String checksum) {
    return checksum + " " + name();
  }
}
