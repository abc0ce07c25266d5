package inr.solve;

import java.util.Arrays;

/** Points of a draw, each once, in the order in which they are asked for. */
final class DrawnPoints {
  private static final int FIRST_ROOM = 1024;

  /** One more than the place of each point that was asked for, else 0. */
  private final int[] places;

  private int[] points = new int[FIRST_ROOM];
  private int count;

  /** None yet, of a domain of so many numbers. */
  DrawnPoints(int all) {
    places = new int[all];
  }

  /** Place of a point in the draw. */
  int place(int point) {
    if (places[point] == 0) {
      if (count == points.length) {
        points = Arrays.copyOf(points, (int) Math.min(places.length, 2L * count));
      }
      points[count++] = point;
      places[point] = count;
    }
    return places[point] - 1;
  }

  /** Those that were asked for. */
  int[] all() {
    return Arrays.copyOf(points, count);
  }
}
