package inr.cli;

/**
 * Seconds since a moment.
 *
 * @param startNanos of {@link System#nanoTime}
 */
record Stopwatch(long startNanos) {
  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  /** Seconds as reports tell them, to the millisecond. */
  static double rounded(double seconds) {
    return Math.rint(seconds * 1000) / 1000;
  }
}
