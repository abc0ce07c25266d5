package inr.cli;

import java.io.PrintStream;

/**
 * What a command talks to.
 *
 * @param out for data that was asked for
 * @param err for words
 * @param terminal whether a person watches {@code err}
 * @param columns width of that terminal
 * @param interruption how the command is asked to stop
 */
record Session(
    PrintStream out, PrintStream err, boolean terminal, int columns, Interruption interruption) {
  /** One line of words. */
  void say(String line) {
    err.println("inr: " + line);
  }
}
