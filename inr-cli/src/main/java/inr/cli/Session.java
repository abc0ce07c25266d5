package inr.cli;

import java.io.PrintStream;

/**
 * What a command talks to.
 *
 * @param out for data that was asked for
 * @param screen for words
 * @param interruption how the command is asked to stop
 */
record Session(PrintStream out, Screen screen, Interruption interruption) {
  /** One line of words. */
  void say(String line) {
    screen.say("inr: " + line);
  }

  /** The same for a part of the command that is asked to stop by itself. */
  Session with(Interruption other) {
    return new Session(out, screen, other);
  }
}
