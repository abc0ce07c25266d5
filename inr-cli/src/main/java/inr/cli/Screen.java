package inr.cli;

import java.io.PrintStream;

/**
 * Where words go: lines one below the other, and on a terminal a live line under them. Used by any
 * number of threads.
 */
final class Screen {
  private final PrintStream err;
  private final boolean terminal;
  private final int columns;

  /** Characters of the live line. */
  private int shown;

  /**
   * A screen without a live line.
   *
   * @param err where it is
   * @param terminal whether a person watches it
   * @param columns width of that terminal
   */
  Screen(PrintStream err, boolean terminal, int columns) {
    this.err = err;
    this.terminal = terminal;
    this.columns = columns;
  }

  PrintStream err() {
    return err;
  }

  boolean terminal() {
    return terminal;
  }

  /** A line to stay, in place of the live one if there is one. */
  synchronized void say(String line) {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
    err.println(line);
  }

  /**
   * Rewrites the live line. One column stays free, since some terminals wrap when the last one is
   * used.
   */
  synchronized void show(String line) {
    String cut = line.substring(0, Math.min(line.length(), Math.max(0, columns - 1)));
    err.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
    err.flush();
    shown = cut.length();
  }

  /** Leaves the live line behind. */
  synchronized void leave() {
    if (shown > 0) {
      err.println();
      shown = 0;
    }
  }
}
