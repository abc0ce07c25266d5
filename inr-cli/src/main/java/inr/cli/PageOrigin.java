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
    List<String> lines = new ArrayList<>(List.of(command.text(), ""));
    if (!original.sha256().isEmpty()) {
      lines.add("SHA-256 of the input: " + original.sha256());
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
