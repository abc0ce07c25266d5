package inr.codec.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Place of an already known symbol relative to the one that is predicted. Outside the grid every
 * symbol is 0.
 *
 * @param dx columns to the right, −4 to 4
 * @param dy rows down, −4 to 0; on the row itself dx is negative
 */
public record Neighbour(int dx, int dy) {
  /** Columns that a neighbour on a row above may be ahead: {@code dx ≤ 4}. */
  public static final int REACH = 4;

  /** Priority of each place of the causal window 9 x 5, row by row, 0 first (Cool-chic 5). */
  private static final int[][] PRIORITY = {
    {38, 35, 30, 25, 23, 31, 36, 37, 39},
    {33, 28, 21, 20, 6, 15, 22, 29, 34},
    {32, 18, 12, 10, 5, 9, 14, 19, 27},
    {24, 13, 8, 2, 1, 3, 11, 17, 26},
    {16, 7, 4, 0}
  };

  private static final List<Neighbour> BY_PRIORITY = sorted();

  private static List<Neighbour> sorted() {
    List<Neighbour> all = new ArrayList<>();
    for (int row = 0; row < PRIORITY.length; row++) {
      for (int column = 0; column < PRIORITY[row].length; column++) {
        all.add(new Neighbour(column - REACH, row - REACH));
      }
    }
    all.sort(Comparator.comparingInt(Neighbour::priority));
    return List.copyOf(all);
  }

  private int priority() {
    return PRIORITY[dy + REACH][dx + REACH];
  }

  /** All 40 places, the most telling first; a preset takes the first N. */
  public static List<Neighbour> byPriority() {
    return BY_PRIORITY;
  }

  /** Columns of the first {@code count} places. */
  public static int[] columns(int count) {
    return Arrays.copyOf(BY_PRIORITY.stream().mapToInt(Neighbour::dx).toArray(), count);
  }

  /** Rows of the first {@code count} places. */
  public static int[] rows(int count) {
    return Arrays.copyOf(BY_PRIORITY.stream().mapToInt(Neighbour::dy).toArray(), count);
  }
}
