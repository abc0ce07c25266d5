package inr.io.operator;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Matrix Market's coordinate format of real or whole numbers, {@code general} or {@code symmetric}:
 * a line of sizes, then a line of row, column and number for each entry, counted from 1; of a
 * symmetric matrix those of one triangle.
 *
 * @see <a href="https://math.nist.gov/MatrixMarket/formats.html">Matrix Market: exchange
 *     formats</a>
 */
final class MatrixMarketFile {
  private static final String BANNER = "%%matrixmarket matrix coordinate ";
  private static final List<String> KINDS =
      List.of("real general", "integer general", "real symmetric", "integer symmetric");

  /** Bytes of the shortest line of an entry, {@code 1 1 1} and its end. */
  private static final int LEAST_ENTRY = 6;

  private static final int LONGEST_WORDS = 60;

  private MatrixMarketFile() {}

  static MeasuredRows read(InputRoom room) throws IOException {
    Path file = room.file();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      boolean symmetric = symmetric(file, lines.readLine());
      String[] sizes = words(file, next(file, lines, "its sizes"), 3);
      long entries = whole(file, sizes[2]);
      if (entries > Files.size(file) / LEAST_ENTRY + 1) {
        throw new SignalFormatException(
            file,
            "claims " + entries + " entries, more than it can hold; it is damaged or cut off");
      }
      long rows = whole(file, sizes[0]);
      long columns = whole(file, sizes[1]);
      if (symmetric && rows != columns) {
        throw new SignalFormatException(
            file, "is symmetric with " + rows + " rows and " + columns + " columns");
      }
      CompressedRows all = new CompressedRows(room, rows, columns, (symmetric ? 2 : 1) * entries);
      for (long k = 0; k < entries; k++) {
        String[] entry = words(file, next(file, lines, "entry " + (k + 1) + " of " + entries), 3);
        long row = whole(file, entry[0]) - 1;
        long column = whole(file, entry[1]) - 1;
        all.add(row, column, number(file, entry[2]));
        if (symmetric && row != column) {
          all.add(column, row, number(file, entry[2]));
        }
      }
      requireEnd(file, lines, entries);
      CompressedRows.Sorted sorted = all.sorted();
      return new MeasuredRows(
          (int) columns,
          List.of(),
          List.of(),
          List.of(),
          sorted.starts(),
          sorted.columns(),
          sorted.weights(),
          new double[0]);
    }
  }

  private static boolean symmetric(Path file, @Nullable String line) throws SignalFormatException {
    String words = line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
    String banner = words.replaceAll("\\s+", " ");
    String kind = banner.startsWith(BANNER) ? banner.substring(BANNER.length()) : "";
    if (!KINDS.contains(kind)) {
      throw new SignalFormatException(
          file,
          "begins with "
              + shortened(line == null ? "" : line)
              + "; %%MatrixMarket matrix coordinate real general, or integer or symmetric, or JSON is needed");
    }
    return kind.endsWith("symmetric");
  }

  /** The next line that is neither empty nor a comment. */
  private static String next(Path file, BufferedReader lines, String wanted) throws IOException {
    String line = lines.readLine();
    while (line != null && saysNothing(line)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new SignalFormatException(file, "ends before " + wanted + "; it is damaged or cut off");
    }
    return line;
  }

  private static boolean saysNothing(String line) {
    return line.isBlank() || line.startsWith("%");
  }

  private static void requireEnd(Path file, BufferedReader lines, long entries) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!saysNothing(line)) {
        throw new SignalFormatException(file, "goes on after its " + entries + " entries");
      }
    }
  }

  private static String[] words(Path file, String line, int count) throws SignalFormatException {
    String[] words = line.strip().split("\\s+", count + 1);
    if (words.length != count) {
      throw new SignalFormatException(
          file, "has a line of " + shortened(line) + "; " + count + " numbers are needed");
    }
    return words;
  }

  private static long whole(Path file, String word) throws SignalFormatException {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException wrong) {
      throw new SignalFormatException(
          file, "has " + shortened(word) + " where a whole number is needed", wrong);
    }
  }

  private static double number(Path file, String word) throws SignalFormatException {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException wrong) {
      throw new SignalFormatException(
          file, "has " + shortened(word) + " where a number is needed", wrong);
    }
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + "…";
  }
}
