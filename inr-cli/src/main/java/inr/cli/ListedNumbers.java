package inr.cli;

import inr.io.SignalFormatException;
import inr.io.array.ArrayReader;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.table.NumberTable;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.solve.Planes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Numbers of a file as a list: a column of a table, an array in the order in which it lies, or the
 * brightness of a picture row by row, white being 1.
 *
 * @param numbers finite, at least one; owned by the list
 * @param picture whether they are light
 */
record ListedNumbers(double[] numbers, boolean picture) {
  private static final List<String> TABLES = List.of(".csv", ".tsv", ".txt");

  /**
   * Reads a list.
   *
   * @param column of a table, counted from 1
   * @throws SignalFormatException if the file is none of these
   */
  static ListedNumbers read(CommandInput source, int column, MediaOptions options)
      throws IOException {
    Path file = source.file();
    String name = source.named().toString().toLowerCase(Locale.ROOT);
    if (TABLES.stream().anyMatch(name::endsWith)) {
      List<double[]> rows = NumberTable.read(file, column).rows();
      return new ListedNumbers(rows.stream().mapToDouble(row -> row[column - 1]).toArray(), false);
    }
    if (name.endsWith(".npy") || name.endsWith(".raw") || ArrayReader.recognises(file)) {
      return new ListedNumbers(ArrayReader.numbers(file, options.budget()), false);
    }
    Signal signal = MediaReader.read(file, options).signal();
    if (!(signal.medium() instanceof Medium.Picture)) {
      throw CommandFailure.failure(
          source
              + ": is a "
              + signal.medium().text()
              + "; numbers in a table, an array or a picture are needed");
    }
    return new ListedNumbers(Planes.of(signal).luma(), true);
  }
}
