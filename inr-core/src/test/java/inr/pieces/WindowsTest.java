package inr.pieces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final WindowAxis AXIS = new WindowAxis(4, -1, 0.5, 0.125);

  private static double sum(double x, int order) {
    double sum = 0;
    for (int piece = 0; piece < AXIS.pieces(); piece++) {
      sum += AXIS.weight(piece, x, order);
    }
    return sum;
  }

  @Test
  void weightsSumToOneAndTheirDerivativesToZero() {
    for (double x = -1.5; x < 1.5; x += 0.01) {
      assertEquals(1, sum(x, 0), 1e-15);
      assertEquals(0, sum(x, 1), 1e-13);
      assertEquals(0, sum(x, 2), 1e-11);
    }
  }

  @Test
  void derivativesAreThoseOfTheWeights() {
    double h = 1e-6;
    for (double x = -0.7; x < 0.7; x += 0.013) {
      for (int piece = 0; piece < AXIS.pieces(); piece++) {
        for (int order = 1; order <= 2; order++) {
          double difference =
              (AXIS.weight(piece, x + h, order - 1) - AXIS.weight(piece, x - h, order - 1))
                  / (2 * h);
          assertEquals(difference, AXIS.weight(piece, x, order), 5e-3);
        }
      }
    }
  }

  /** What holds a point is what has a weight there; elsewhere no piece has any. */
  @Test
  void aPointIsHeldByTheWindowsThatWeighSomething() {
    for (double x = -1.5; x < 1.5; x += 0.01) {
      int held = AXIS.at(x);
      int first = held >> 1;
      int last = first + (held & 1);
      for (int piece = 0; piece < AXIS.pieces(); piece++) {
        boolean holds = piece >= first && piece <= last;
        assertTrue(holds || AXIS.weight(piece, x, 0) == 0, piece + " at " + x);
        assertTrue(!holds || AXIS.weight(piece, x, 0) > 0, piece + " at " + x);
      }
    }
  }

  @Test
  void aCornerLiesInAllWindowsAroundItTheLastAxisFastest() {
    Windows windows = new Windows(List.of(AXIS, new WindowAxis(3, -0.75, 0.5, 0.25)));
    int[] at = new int[windows.mostAt()];
    assertEquals(4, windows.at(new double[] {-0.5, 0.25}, at));
    assertEquals("[1, 2, 4, 5]", Arrays.toString(at));
    assertEquals(1, windows.at(new double[] {-9, 9}, at));
    assertEquals(2, at[0]);
    assertEquals(1, windows.along(5, 0));
    assertEquals(2, windows.along(5, 1));
  }

  /** 100 samples in pieces of about 30 are 3 equal ones; 3 samples are one. */
  @Test
  void piecesOfAGridAreEqualAndCoverIt() {
    Grid grid = Grid.of(Axis.centred("y", 100), Axis.centred("x", 3), Axis.centred("z", 1));
    Windows windows = Windows.over(grid, 30, 2);
    assertEquals(List.of(3, 1, 1), windows.axes().stream().map(WindowAxis::pieces).toList());
    WindowAxis y = windows.axes().get(0);
    assertEquals(-1, y.first(), 1e-12);
    assertEquals(2.0 / 3, y.length(), 1e-12);
    assertEquals(0.04, y.overlap(), 1e-12);
  }

  @Test
  void wrongWindowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new WindowAxis(0, 0, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new WindowAxis(2, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new WindowAxis(2, 0, 1, 0.6));
    WindowAxis many = new WindowAxis(Windows.MOST, 0, 1, 0.5);
    new Windows(List.of(many));
    assertThrows(IllegalArgumentException.class, () -> new Windows(List.of(many, AXIS)));
    assertThrows(IllegalArgumentException.class, () -> new Windows(List.of()));
  }
}
