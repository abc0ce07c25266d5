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
import java.util.List;

/**
 * Rows of numbers as text in UTF-8: one row a line, numbers with commas, semicolons, blanks or tabs
 * between them. Empty lines and those that begin with # are passed over, and so is a first line
 * that begins with no number.
 */
public final class NumberTable {
  private static final int LONGEST_LINE = 10_000;
  private static final int MOST_ROWS = 10_000_000;

  private NumberTable() {}

  /**
   * The rows of a file.
   *
   * @param columns numbers of a row; what follows them is passed over
   * @throws SignalFormatException if it is missing or has no row, or a line is something else
   */
  public static List<double[]> read(Path file, int columns) throws IOException {
    InputFile.check(file, "a table of " + columns + " columns");
    List<double[]> rows = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = line.strip();
        boolean head = number == 1 && !text.isEmpty() && !startsNumber(text.charAt(0));
        if (!text.isEmpty() && !text.startsWith("#") && !head) {
          rows.add(row(file, number, text, columns));
        }
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
          file, "has no rows; lines of " + columns + " numbers are needed");
    }
    return rows;
  }

  private static boolean startsNumber(char first) {
    return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
  }

  private static double[] row(Path file, int line, String text, int columns)
      throws SignalFormatException {
    if (text.length() > LONGEST_LINE) {
      throw new SignalFormatException(
          file, "line " + line + " has more than " + LONGEST_LINE + " characters");
    }
    String[] words = text.split("[,;\\s]+", -1);
    if (words.length < columns) {
      throw new SignalFormatException(
          file, "line " + line + " has " + words.length + " numbers; " + columns + " are needed");
    }
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
