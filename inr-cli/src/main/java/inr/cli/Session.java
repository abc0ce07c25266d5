package inr.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command talks to.
 *
 * @param in where data may come from
 * @param out for data that was asked for
 * @param screen for words
 * @param interruption how the command is asked to stop
 */
record Session(InputStream in, PrintStream out, Screen screen, Interruption interruption) {
  /** One line of words. */
  void say(String line) {
    screen.say("inr: " + line);
  }

  /** The same for a part of the command that is asked to stop by itself. */
  Session with(Interruption other) {
    return new Session(in, out, screen, other);
  }
}
