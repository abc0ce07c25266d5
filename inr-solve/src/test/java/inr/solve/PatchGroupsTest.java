package inr.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.parallel.Workers;
import inr.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchGroupsTest {
  private static final int SIDE = PatchGroups.SIDE;

  private static PatchGroups groups(double[] plane, int height, int width) {
    try (Workers workers = new Workers(1)) {
      return PatchGroups.of(plane, height, width, workers);
    }
  }

  /** Whole numbers, so that sums are exact whatever their order. */
  private static double[] plane(int height, int width) {
    CounterRandom random = new CounterRandom(2, 0);
    double[] plane = new double[height * width];
    Arrays.setAll(plane, i -> Math.floor(32 * random.uniform(i)));
    return plane;
  }

  private static double distance(double[] plane, int width, int a, int b) {
    double sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double difference = plane[a + y * width + x] - plane[b + y * width + x];
        sum += difference * difference;
      }
    }
    return sum;
  }

  /** Distances of all patches within reach, ascending, that of the patch itself first. */
  private static double[] allDistances(double[] plane, int height, int width, int row, int column) {
    double[] all = new double[15 * 15];
    int count = 0;
    for (int y = Math.max(0, row - 7); y <= Math.min(height - SIDE, row + 7); y++) {
      for (int x = Math.max(0, column - 7); x <= Math.min(width - SIDE, column + 7); x++) {
        all[count++] = distance(plane, width, row * width + column, y * width + x);
      }
    }
    double[] sorted = Arrays.copyOf(all, count);
    Arrays.sort(sorted);
    return sorted;
  }

  @ParameterizedTest
  @CsvSource({"21, 24", "16, 17", "5, 5", "6, 5", "5, 30", "8, 7"})
  void aGroupHoldsTheNearestInOrderAndItselfFirst(int height, int width) {
    double[] plane = plane(height, width);
    PatchGroups groups = groups(plane, height, width);
    int[] rows = groups.rows();
    assertEquals(height - SIDE, rows[rows.length - 1]);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < groups.columns(); column++) {
        int self = groups.member(row, column, 0);
        assertEquals(rows[row], self / width);
        double[] all = allDistances(plane, height, width, rows[row], self % width);
        int size = groups.size(row, column);
        assertEquals(Math.min(16, Integer.highestOneBit(all.length)), size);
        for (int k = 0; k < size; k++) {
          assertEquals(
              all[k], distance(plane, width, self, groups.member(row, column, k)), "member " + k);
        }
      }
    }
  }

  @Test
  void referencesCoverEverySample() {
    int height = 12;
    int width = 9;
    PatchGroups groups = groups(plane(height, width), height, width);
    boolean[] covered = new boolean[height * width];
    for (int row = 0; row < groups.rows().length; row++) {
      for (int column = 0; column < groups.columns(); column++) {
        int self = groups.member(row, column, 0);
        for (int i = 0; i < SIDE * SIDE; i++) {
          covered[self + i / SIDE * width + i % SIDE] = true;
        }
      }
    }
    for (boolean each : covered) {
      assertTrue(each);
    }
  }
}
