package inr.cli;

import java.util.Map;

/** What {@code inr info} prints of a file. */
final class FactLines {
  private FactLines() {}

  /**
   * Prints a line for each fact.
   *
   * @param file its name and size
   * @param facts by their names, in order
   */
  static void print(Session session, String file, Map<String, String> facts) {
    line(session, "file", file);
    facts.forEach((name, value) -> line(session, name, value));
  }

  private static void line(Session session, String name, String value) {
    session.out().println(name + ": " + value);
  }
}
