package inr.io.table;

import inr.io.InputFile;
import inr.io.SignalFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows of numbers as text in UTF-8: one row a line, numbers with commas, semicolons, blanks or tabs
 * between them. Empty lines and those that begin with # are passed over. A first line without any
 * number names the columns.
 *
 * @param names of the columns; empty if there was no such line
 * @param rows of equal length, at least one; owned by the table
 */
public record NumberTable(List<String> names, List<double[]> rows) {
  private static final int LONGEST_LINE = 10_000;
  private static final int MOST_ROWS = 10_000_000;
  private static final String BETWEEN = "[,;\\s]+";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * The table of a file, as wide as its first row.
   *
   * @throws SignalFormatException as {@link #read(Path, int)}, or if rows differ in length
   */
  public static NumberTable read(Path file) throws IOException {
    return read(file, "a table of numbers", Optional.empty());
  }

  /**
   * The table of a file.
   *
   * @param columns numbers of a row; what follows them is passed over
   * @throws SignalFormatException if it is missing or has no row, or a line is something else
   */
  public static NumberTable read(Path file, int columns) throws IOException {
    return read(file, "a table of " + columns + " columns", Optional.of(columns));
  }

  private static NumberTable read(Path file, String needed, Optional<Integer> given)
      throws IOException {
    InputFile.check(file, needed);
    List<String> names = List.of();
    List<double[]> rows = new ArrayList<>();
    int columns = given.orElse(0);
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = (number == 1 ? withoutMark(line) : line).strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        if (rows.isEmpty() && names.isEmpty() && namesColumns(text)) {
          names = names(text);
          continue;
        }
        String[] words = words(file, number, text);
        columns = columns == 0 ? words.length : columns;
        if (words.length < columns || given.isEmpty() && words.length > columns) {
          throw new SignalFormatException(
              file,
              "line " + number + " has " + words.length + " numbers; " + columns + " are needed");
        }
        rows.add(row(file, number, words, columns));
        if (rows.size() > MOST_ROWS) {
          throw new SignalFormatException(
              file, "has more than " + MOST_ROWS + " rows; fewer are accepted");
        }
      }
    } catch (CharacterCodingException wrong) {
      throw new SignalFormatException(file, "is no text in UTF-8; a table is needed", wrong);
    }
    if (rows.isEmpty()) {
      throw new SignalFormatException(
          file,
          "has no rows; lines of " + (columns == 0 ? "" : columns + " ") + "numbers are needed");
    }
    return new NumberTable(names, rows);
  }

  private static String withoutMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
  }

  /** Names may have blanks in them where there is a comma, semicolon or tab between them. */
  private static List<String> names(String head) {
    String between = head.matches(".*[,;\t].*") ? "[,;\t]" : "\\s+";
    return Arrays.stream(head.split(between, -1))
        .map(name -> name.strip().replaceAll("^\"|\"$", ""))
        .toList();
  }

  /** A line that has a number, or what is meant to be one such as NaN, is a row, right or wrong. */
  private static boolean namesColumns(String line) {
    return Arrays.stream(line.split(BETWEEN, -1)).noneMatch(NumberTable::isNumber);
  }

  private static boolean isNumber(String word) {
    try {
      Double.parseDouble(word.replace("\"", ""));
      return true;
    } catch (NumberFormatException name) {
      return false;
    }
  }

  private static String[] words(Path file, int line, String text) throws SignalFormatException {
    if (text.length() > LONGEST_LINE) {
      throw new SignalFormatException(
          file, "line " + line + " has more than " + LONGEST_LINE + " characters");
    }
    return text.split(BETWEEN, -1);
  }

  private static double[] row(Path file, int line, String[] words, int columns)
      throws SignalFormatException {
    double[] row = new double[columns];
    for (int c = 0; c < columns; c++) {
      try {
        row[c] = Double.parseDouble(words[c]);
      } catch (NumberFormatException wrong) {
        row[c] = Double.NaN;
      }
      if (!Double.isFinite(row[c])) {
        throw new SignalFormatException(
            file,
            "line "
                + line
                + " has "
                + words[c].substring(0, Math.min(40, words[c].length()))
                + " where a finite number is needed");
      }
    }
    return row;
  }
}
