package inr.bench.suite;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows as a Markdown table that is printed while they are measured. */
final class Table {
  private static final int NUMBER_WIDTH = 6;
  private static final int TEXT_WIDTH = 12;
  private static final int VALUE_WIDTH = 22;

  private final PrintWriter out;
  private List<Integer> widths = List.of();

  Table(PrintWriter out) {
    this.out = out;
  }

  /** Prints one line, and the head before the first. */
  void print(Row row) {
    List<String> cells = new ArrayList<>();
    row.labels().forEach(label -> cells.add(String.valueOf(label.value())));
    row.values().forEach(value -> cells.add(text(value)));
    if (widths.isEmpty()) {
      head(row, cells);
    }
    line(cells);
  }

  private void head(Row row, List<String> firstCells) {
    List<String> names = new ArrayList<>();
    List<Integer> least = new ArrayList<>();
    for (Row.Label label : row.labels()) {
      names.add(label.name());
      least.add(label.value() instanceof Number ? NUMBER_WIDTH : TEXT_WIDTH);
    }
    for (Measurement value : row.values()) {
      names.add(value.name() + ", " + value.unit());
      least.add(VALUE_WIDTH);
    }
    widths = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      widths.add(
          Math.max(least.get(i), Math.max(names.get(i).length(), firstCells.get(i).length())));
    }
    line(names);
    line(widths.stream().map("-"::repeat).toList());
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < cells.size(); i++) {
      line.append(String.format(Locale.ROOT, " %-" + widths.get(i) + "s |", cells.get(i)));
    }
    out.println(line);
  }

  /** Median, and least to most where there is more than one round. */
  static String text(Measurement value) {
    String median = digits(value.median());
    return value.rounds() == 1
        ? median
        : median + " (" + digits(value.min()) + " to " + digits(value.max()) + ")";
  }

  /** At least three digits that count. */
  private static String digits(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
