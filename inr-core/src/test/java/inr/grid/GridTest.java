package inr.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final Axis T = Axis.of("t", 2, 0, 1, Placement.END_POINTS);
  private static final Axis Y = Axis.centred("y", 3);
  private static final Axis X = Axis.centred("x", 5);

  @Test
  void theLastAxisIsTheFastest() {
    Grid grid = Grid.of(T, Y, X);
    assertEquals(30, grid.points());
    double[] found = new double[3];
    for (int t = 0; t < 2; t++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 5; x++) {
          grid.coordinates((t * 3 + y) * 5 + x, found);
          assertArrayEquals(
              new double[] {T.coordinate(t), Y.coordinate(y), X.coordinate(x)}, found);
        }
      }
    }
  }

  @Test
  void rowsAreAWindowOnTheSlowestAxis() {
    Grid grid = Grid.of(Y, X);
    Grid rows = grid.rows(1, 2);
    assertEquals(10, rows.points());
    double[] whole = new double[2];
    double[] part = new double[2];
    for (int n = 0; n < 10; n++) {
      grid.coordinates(5 + n, whole);
      rows.coordinates(n, part);
      assertArrayEquals(whole, part);
    }
  }

  @Test
  void noneOrFourAxesAreRefused() {
    assertEquals(
        "grid has 0 axes; 1 to 3 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Grid(List.of())).getMessage());
    assertEquals(
        "grid has 4 axes; 1 to 3 are accepted",
        assertThrows(IllegalArgumentException.class, () -> Grid.of(T, Y, X, X)).getMessage());
  }

  @Test
  void scatteredPointsAreCopied() {
    double[] values = {1, 2, 3, 4};
    ScatteredPoints points = new ScatteredPoints(2, values);
    values[2] = 7;
    double[] found = new double[2];
    points.coordinates(1, found);
    assertArrayEquals(new double[] {3, 4}, found);
    assertEquals(2, points.points());
  }

  @Test
  void incompleteOrInfinitePointsAreRefused() {
    assertEquals(
        "3 numbers do not make points of 2 coordinates",
        assertThrows(IllegalArgumentException.class, () -> new ScatteredPoints(2, 1, 2, 3))
            .getMessage());
    assertEquals(
        "coordinate NaN is not finite",
        assertThrows(IllegalArgumentException.class, () -> new ScatteredPoints(1, Double.NaN))
            .getMessage());
  }
}
