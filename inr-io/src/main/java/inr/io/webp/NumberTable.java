package inr.io.webp;

import java.util.regex.Pattern;

/** The numbers of a table of the specification, written with spaces between them. */
final class NumberTable {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private NumberTable() {}

  static int[] of(String table) {
    return SPACES.splitAsStream(table.strip()).mapToInt(Integer::parseInt).toArray();
  }
}
