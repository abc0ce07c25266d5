package inr.interchange.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements of GLSL in which each value is given a name once. */
final class GlslText {
  private final List<String> lines = new ArrayList<>();

  /** A new value of {@code size} numbers, and its name. */
  String let(int size, String value) {
    String name = "v" + lines.size();
    lines.add("  " + type(size) + " " + name + " = " + value + ";");
    return name;
  }

  /** The last statement. */
  void give(String value) {
    lines.add("  return " + value + ";");
  }

  List<String> lines() {
    return lines;
  }

  /** The type of {@code size} numbers, 1 to 4. */
  static String type(int size) {
    return size == 1 ? "float" : "vec" + size;
  }

  /** A number with as many digits as tell all float32 apart. */
  static String number(float value) {
    String digits = String.format(Locale.ROOT, "%.9g", value);
    return digits.replaceFirst("(\\.\\d+?)0*(e|$)", "$1$2");
  }

  /** A vector whose components are equal. */
  static String all(int size, float value) {
    return size == 1 ? number(value) : type(size) + "(" + number(value) + ")";
  }

  /** Some numbers of a row, {@code from} on. */
  static String vector(float[] numbers, int from, int size) {
    return of(size, IntStream.range(from, from + size).mapToObj(i -> number(numbers[i])).toList());
  }

  /** A vector of such components. */
  static String of(int size, List<String> components) {
    return size == 1 ? components.get(0) : "vec" + size + "(" + String.join(", ", components) + ")";
  }

  /** The product of a part of a matrix and a vector of {@code columns} numbers. */
  static String product(Matrix matrix, int row, int rows, int column, int columns, String vector) {
    List<String> factors = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        factors.add(number(matrix.at(row + r, column + c)));
      }
    }
    String all = factors.stream().collect(Collectors.joining(", ", "(", ")"));
    if (rows == 1 && columns > 1) {
      return "dot(vec" + columns + all + ", " + vector + ")";
    }
    String factor =
        columns > 1
            ? (rows == columns ? "mat" + rows : "mat" + columns + "x" + rows) + all
            : of(rows, factors);
    return factor + " * " + vector;
  }
}
