package inr.operator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sides of an array whose numbers lie row by row, the last side running fastest.
 *
 * @param sides at least one, each at least 1; (height, width) of a plane of a picture
 */
public record Shape(List<Integer> sides) {
  public Shape {
    sides = List.copyOf(sides);
    long size = sides.isEmpty() ? 0 : 1;
    for (int side : sides) {
      size = side < 1 || size > Integer.MAX_VALUE ? 0 : size * side;
    }
    if (size < 1 || size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "shape "
              + text(sides)
              + "; sides of at least 1 and at most "
              + Integer.MAX_VALUE
              + " numbers in all are accepted");
    }
  }

  /** A shape of these sides. */
  public static Shape of(int... sides) {
    return new Shape(Arrays.stream(sides).boxed().toList());
  }

  /** How many numbers there are. */
  public int size() {
    int size = 1;
    for (int side : sides) {
      size *= side;
    }
    return size;
  }

  /** Side {@code index}. */
  public int side(int index) {
    return sides.get(index);
  }

  /** Sides in words, such as {@code 3 x 4}. */
  public String text() {
    return text(sides);
  }

  private static String text(List<Integer> sides) {
    return sides.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
