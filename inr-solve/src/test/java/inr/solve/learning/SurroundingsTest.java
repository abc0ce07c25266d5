package inr.solve.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.operator.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private static double[] view(double[] plane, int height, int width, int sample, int view) {
    double[] numbers = new double[Surroundings.NUMBERS];
    new Surroundings(plane, Shape.of(height, width)).view(sample, view, numbers, 0);
    return numbers;
  }

  /** Row 10·y, column x, so that a number tells its place. */
  private static double[] places(int height, int width) {
    double[] plane = new double[height * width];
    Arrays.setAll(plane, i -> 10 * (i / width) + i % width);
    return plane;
  }

  @Test
  void theFirstViewIsThePatchAroundTheSample() {
    double[] numbers = view(places(7, 9), 7, 9, 3 * 9 + 4, 0);
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < 5; i++) {
        assertEquals(4 * (10 * (j - 2) + i - 2), numbers[5 * j + i]);
      }
    }
  }

  @Test
  void viewsAreTheEightSymmetriesOfTheSquare() {
    Set<String> seen = new HashSet<>();
    double[] first = view(places(9, 9), 9, 9, 40, 0);
    Arrays.sort(first);
    for (int view = 0; view < Surroundings.VIEWS; view++) {
      double[] numbers = view(places(9, 9), 9, 9, 40, view);
      seen.add(Arrays.toString(numbers));
      assertEquals(0, numbers[Surroundings.NUMBERS / 2], "the middle stays");
      Arrays.sort(numbers);
      assertArrayEquals(first, numbers);
    }
    assertEquals(Surroundings.VIEWS, seen.size());
  }

  /** Of a turned plane a turned sample has the same views. */
  @Test
  void aTransposedPlaneHasTheSameViews() {
    double[] plane = new double[8 * 6];
    Arrays.setAll(plane, i -> Math.sin(1.7 * i));
    double[] turned = new double[plane.length];
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 6; x++) {
        turned[x * 8 + y] = plane[y * 6 + x];
      }
    }
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 6; x++) {
        assertArrayEquals(
            view(plane, 8, 6, y * 6 + x, 0), view(turned, 6, 8, x * 8 + y, 4), y + ", " + x);
      }
    }
  }

  @Test
  void beyondAnEdgeIsTheMirrorImage() {
    double[] numbers = view(places(5, 5), 5, 5, 0, 0);
    double[] row = {1, 0, 0, 1, 2};
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < 5; i++) {
        assertEquals(4 * (10 * row[j] + row[i]), numbers[5 * j + i]);
      }
    }
  }
}
