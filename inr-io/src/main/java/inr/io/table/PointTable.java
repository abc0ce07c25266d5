package inr.io.table;

import inr.io.SignalFormatException;
import inr.signal.Extremes;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Tables of measurements, {@code .csv} or {@code .tsv}: each row is a place, its coordinates first,
 * and the values there. See {@link NumberTable} for what such a file looks like.
 */
public final class PointTable {
  private static final List<String> NAMES = List.of("x", "y", "z");

  private PointTable() {}

  /** Whether a file is taken for a table, which is told by its name. */
  public static boolean isNameOf(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv");
  }

  /**
   * Measurements as a signal, with the least of all values on −1 and the largest on 1.
   *
   * @param coordinates columns of the place, 1 to 3; all columns but the last unless given
   * @throws SignalFormatException if the file is no such table
   */
  public static Signal read(Path file, OptionalInt coordinates) throws IOException {
    NumberTable table = NumberTable.read(file);
    int columns = table.rows().get(0).length;
    int dimensions = coordinates.orElse(columns - 1);
    if (dimensions < 1 || dimensions > 3 || dimensions >= columns) {
      throw new SignalFormatException(
          file,
          "has "
              + columns
              + (columns == 1 ? " column, " : " columns, ")
              + dimensions
              + " of them coordinates; 1 to 3 coordinates and at least one value are needed, so say how many columns are coordinates");
    }
    try {
      return signal(file, table, dimensions);
    } catch (IllegalArgumentException wrong) {
      throw new SignalFormatException(file, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static Signal signal(Path file, NumberTable table, int dimensions)
      throws SignalFormatException {
    int columns = table.rows().get(0).length;
    List<String> names = table.names().size() == columns ? table.names() : List.of();
    List<Medium.Column> places = new ArrayList<>();
    for (int c = 0; c < dimensions; c++) {
      places.add(column(name(names, c, NAMES.get(c)), table.rows(), c));
    }
    List<String> values = new ArrayList<>();
    for (int c = dimensions; c < columns; c++) {
      values.add(name(names, c, columns == dimensions + 1 ? "value" : "value" + (c - dimensions)));
    }
    Medium.Points medium = new Medium.Points(table.rows().size(), places, values);
    Samples samples = samples(file, table.rows(), medium);
    Extremes extremes = Extremes.of(samples).apart();
    return new Signal(
        medium.coordinates(table.rows()),
        medium,
        samples,
        ValueRange.symmetric(extremes.least(), extremes.largest()));
  }

  /**
   * Other measurements of what a model was fitted to: as many coordinates and values, which may lie
   * outside of what the model has seen. Further columns are passed over where the first ones have
   * the names of those of the model.
   *
   * @param like places and values of the model
   * @param range of the model
   * @throws SignalFormatException if the file is no such table
   */
  public static Signal read(Path file, Medium.Points like, ValueRange range) throws IOException {
    NumberTable table = NumberTable.read(file);
    List<String> names = like.columns();
    int columns = table.rows().get(0).length;
    boolean alike =
        columns > names.size()
            && table.names().size() == columns
            && table.names().subList(0, names.size()).equals(names);
    if (columns != names.size() && !alike) {
      throw new SignalFormatException(
          file,
          "has "
              + columns
              + " columns but the model is of "
              + String.join(", ", names)
              + "; give these alone, or first and with their names");
    }
    Medium.Points medium = new Medium.Points(table.rows().size(), like.places(), like.values());
    return new Signal(
        medium.coordinates(table.rows()), medium, samples(file, table.rows(), medium), range);
  }

  private static String name(List<String> names, int column, String otherwise) {
    return names.isEmpty() || names.get(column).isEmpty() ? otherwise : names.get(column);
  }

  private static Medium.Column column(String name, List<double[]> rows, int column) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] row : rows) {
      least = Math.min(least, row[column]);
      largest = Math.max(largest, row[column]);
    }
    Extremes extremes = new Extremes(least, largest).apart();
    return new Medium.Column(name, extremes.least(), extremes.largest());
  }

  private static Samples samples(Path file, List<double[]> rows, Medium.Points medium)
      throws SignalFormatException {
    int dimensions = medium.places().size();
    float[] samples = new float[rows.size() * medium.channels()];
    for (int n = 0; n < rows.size(); n++) {
      for (int c = 0; c < medium.channels(); c++) {
        double value = rows.get(n)[dimensions + c];
        if (Math.abs(value) > Float.MAX_VALUE) {
          throw new SignalFormatException(
              file, "has the value " + value + "; those of 32-bit floating point are accepted");
        }
        samples[n * medium.channels() + c] = (float) value;
      }
    }
    return new Samples.Floats(samples);
  }
}
