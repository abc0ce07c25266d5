package inr.bench.suite;

import java.io.IOException;

/** One question of the suite. */
interface Section {
  /** Name on the command line and in JSON. */
  String name();

  /** What is measured, in one line. */
  String title();

  /**
   * Measures, and hands in rows on the way.
   *
   * @throws IOException if a file or another process that the section needs fails
   * @throws InterruptedException if the suite is stopped
   */
  void measure(Conditions conditions, Findings findings) throws IOException, InterruptedException;
}
