package inr.cli;

import inr.io.SignalFormatException;
import inr.io.array.ArrayReader;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.table.NumberTable;
import inr.operator.Shape;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.solve.Planes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Numbers of a file as a list: a column of a table, an array in the order in which it lies, or the
 * brightness of a picture row by row, white being 1.
 *
 * @param sides of a picture or an array, slowest first; empty for a column
 * @param numbers finite as those of 32 bits, at least one; owned by the list
 * @param picture whether they are light
 */
record ListedNumbers(List<Integer> sides, double[] numbers, boolean picture) {
  private static final List<String> TABLES = List.of(".csv", ".tsv", ".txt");

  /** Numbers of a column. */
  static ListedNumbers of(double... numbers) {
    return new ListedNumbers(List.of(), numbers, false);
  }

  /**
   * Reads a list; standard input is a table if it is nothing else.
   *
   * @param column of a table, counted from 1
   * @throws SignalFormatException if the file is none of these
   */
  static ListedNumbers read(CommandInput source, int column, MediaOptions options)
      throws IOException {
    Path file = source.file();
    String name = source.named().toString().toLowerCase(Locale.ROOT);
    if (TABLES.stream().anyMatch(name::endsWith)
        || CommandInput.isStandard(source.named()) && !MediaReader.recognises(file)) {
      return of(column(source, column));
    }
    if (name.endsWith(".npy") || name.endsWith(".raw") || ArrayReader.recognises(file)) {
      ArrayReader.Listed array = ArrayReader.numbers(file, options.budget());
      return new ListedNumbers(array.sides(), array.numbers(), false);
    }
    Signal signal = MediaReader.read(file, options).signal();
    if (!(signal.medium() instanceof Medium.Picture)) {
      throw CommandFailure.failure(
          source
              + ": is a "
              + signal.medium().text()
              + "; numbers in a table, an array or a picture are needed");
    }
    Planes planes = Planes.of(signal);
    return new ListedNumbers(planes.shape().sides(), planes.luma(), true);
  }

  private static double[] column(CommandInput source, int column) throws IOException {
    List<double[]> rows = NumberTable.read(source.file(), column).rows();
    double[] numbers = new double[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = rows.get(row)[column - 1];
      if (!Float.isFinite((float) numbers[row])) {
        throw CommandFailure.failure(
            source
                + ": row "
                + (row + 1)
                + " has "
                + numbers[row]
                + " in column "
                + column
                + "; numbers of 32 bits are needed");
      }
    }
    return numbers;
  }

  /**
   * Refuses numbers that are no values of a grid.
   *
   * @param role what takes so many of them, in words
   */
  void requireOf(Shape domain, CommandInput source, String role) {
    if (numbers.length != domain.size()) {
      throw CommandFailure.failure(
          source + ": has " + numbers.length + " numbers but " + role + " " + domain.size());
    }
    List<Integer> wide = sides.stream().filter(side -> side > 1).toList();
    if (wide.size() > 1
        && !wide.equals(domain.sides().stream().filter(side -> side > 1).toList())) {
      throw CommandFailure.failure(
          source
              + ": has the sides "
              + text(sides)
              + " but the numbers of the operator lie on "
              + domain.text()
              + "; --shape takes the slowest side first, such as rows,columns");
    }
  }

  private static String text(List<Integer> sides) {
    return sides.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
