package inr.interchange.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of numbers as GLSL has it: vectors of four, and one of what is left.
 *
 * @param columns numbers
 * @param names of the vectors
 */
record Vectors(int columns, List<String> names) {
  /** Numbers of a vector. */
  static final int LANES = 4;

  private static final String COMPONENTS = "xyzw";

  Vectors {
    names = List.copyOf(names);
  }

  /** What gives a vector its value, and its name. */
  @FunctionalInterface
  interface Part {
    /**
     * A vector.
     *
     * @param number of the vector in the row
     * @param from its first column
     * @param size of it
     */
    String name(int number, int from, int size);
  }

  /** A row whose vectors are made one by one. */
  static Vectors of(int columns, Part part) {
    List<String> names = new ArrayList<>();
    for (int from = 0; from < columns; from += LANES) {
      names.add(part.name(names.size(), from, Math.min(LANES, columns - from)));
    }
    return new Vectors(columns, names);
  }

  /** Numbers of a vector. */
  int size(int number) {
    return Math.min(LANES, columns - LANES * number);
  }

  /** A column. */
  String column(int column) {
    int number = column / LANES;
    String name = names.get(number);
    return size(number) == 1 ? name : name + "." + COMPONENTS.charAt(column % LANES);
  }
}
