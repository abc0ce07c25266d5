package inr.cli;

import inr.field.Original;
import inr.io.model.Program;
import java.util.ArrayList;
import java.util.List;

/** What a page tells of where it comes from. */
final class PageOrigin {
  private PageOrigin() {}

  /**
   * The command that gives the same again, what it was given, and by which programs.
   *
   * @param programs besides ours and Java, in words; none if empty
   */
  static List<String> lines(RepeatedCommand command, Original original, String programs) {
    return lines(command, original.sha256(), programs);
  }

  /**
   * The same of an input of which nothing but this is known.
   *
   * @param sha256 of it; none if empty
   */
  static List<String> lines(RepeatedCommand command, String sha256, String programs) {
    List<String> lines = new ArrayList<>(List.of(command.text(), ""));
    if (!sha256.isEmpty()) {
      lines.add("SHA-256 of the input: " + sha256);
    }
    String ours = Program.text() + ", Java " + System.getProperty("java.version");
    lines.add(programs.isEmpty() ? ours : ours + ", " + programs);
    return lines;
  }

  /** The input's name, without its folder. */
  static String name(Original original) {
    return original.name().isEmpty() ? "stdin" : original.name();
  }
}
