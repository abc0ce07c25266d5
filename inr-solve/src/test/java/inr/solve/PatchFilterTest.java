package inr.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import inr.parallel.Workers;
import inr.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchFilterTest {
  private static final int SIDE = PatchGroups.SIDE;

  /** Some hundred operations in float on numbers up to 1. */
  private static final double FLOAT_ROUNDING = 3e-6;

  private static final double[][] DCT = dct();

  private static double[] plane(int height, int width) {
    CounterRandom random = new CounterRandom(3, 0);
    double[] plane = new double[height * width];
    Arrays.setAll(
        plane, i -> 0.5 + 0.3 * Math.sin(0.5 * (i % width)) + 0.1 * (random.uniform(i) - 0.5));
    return plane;
  }

  private static double[] filtered(double[] plane, int height, int width, double threshold) {
    try (Workers workers = new Workers(2)) {
      PatchGroups groups = PatchGroups.of(plane, height, width, workers);
      return new PatchFilter(groups, height, width).filter(plane, threshold, workers);
    }
  }

  /** The definition: group by group, transform by transform, in double. */
  private static double[] naive(double[] plane, int height, int width, double threshold) {
    return naive(plane, height, width, threshold, false);
  }

  /** With thresholds, or by Wiener's factors of the plane itself as its pilot. */
  private static double[] naive(
      double[] plane, int height, int width, double threshold, boolean factors) {
    PatchGroups groups;
    try (Workers workers = new Workers(1)) {
      groups = PatchGroups.of(plane, height, width, workers);
    }
    double[] values = new double[plane.length];
    double[] weights = new double[plane.length];
    for (int row = 0; row < groups.rows().length; row++) {
      for (int column = 0; column < groups.columns(); column++) {
        int size = groups.size(row, column);
        double[][] group = new double[size][SIDE * SIDE];
        for (int k = 0; k < size; k++) {
          int from = groups.member(row, column, k);
          Arrays.setAll(group[k], i -> plane[from + i / SIDE * width + i % SIDE]);
        }
        double[][] coefficients = transform(group, false);
        double kept = factors ? 0 : 1;
        for (int k = 0; k < size; k++) {
          for (int i = 0; i < SIDE * SIDE; i++) {
            if (factors) {
              double power = coefficients[k][i] * coefficients[k][i];
              double gain = power / (power + threshold * threshold);
              coefficients[k][i] *= gain;
              kept += gain * gain;
            } else if (k + i > 0) {
              if (Math.abs(coefficients[k][i]) > threshold) {
                kept++;
              } else {
                coefficients[k][i] = 0;
              }
            }
          }
        }
        double[][] back = transform(coefficients, true);
        for (int k = 0; k < size; k++) {
          int to = groups.member(row, column, k);
          for (int i = 0; i < SIDE * SIDE; i++) {
            values[to + i / SIDE * width + i % SIDE] += back[k][i] / kept;
            weights[to + i / SIDE * width + i % SIDE] += 1.0 / kept;
          }
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= weights[i];
    }
    return values;
  }

  /** Orthonormal DCT-II of each patch, Walsh-Hadamard along the group; or back. */
  private static double[][] transform(double[][] group, boolean back) {
    int size = group.length;
    double[][] result = new double[size][SIDE * SIDE];
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        for (int m = 0; m < size; m++) {
          double sign = Integer.bitCount(k & m) % 2 == 0 ? 1 : -1;
          for (int j = 0; j < SIDE * SIDE; j++) {
            int u = back ? j : i;
            int a = back ? i : j;
            double basis = DCT[u / SIDE][a / SIDE] * DCT[u % SIDE][a % SIDE];
            result[k][i] += sign / Math.sqrt(size) * basis * group[m][j];
          }
        }
      }
    }
    return result;
  }

  private static double[][] dct() {
    double[][] basis = new double[SIDE][SIDE];
    for (int u = 0; u < SIDE; u++) {
      for (int a = 0; a < SIDE; a++) {
        basis[u][a] =
            Math.sqrt((u == 0 ? 1.0 : 2.0) / SIDE) * Math.cos(Math.PI * (2 * a + 1) * u / 10);
      }
    }
    return basis;
  }

  @ParameterizedTest
  @CsvSource({"44, 13, 0.25", "9, 12, 0.1", "5, 5, 0.1", "5, 8, 0.2", "6, 6, 0.05"})
  void itIsWhatItsDefinitionSays(int height, int width, double threshold) {
    double[] plane = plane(height, width);
    assertArrayEquals(
        naive(plane, height, width, threshold),
        filtered(plane, height, width, threshold),
        FLOAT_ROUNDING);
  }

  /** Factors are those of the pilot, so half a plane by them is half of what it was. */
  @ParameterizedTest
  @CsvSource({"44, 13, 0.1", "9, 12, 0.05", "5, 5, 0.1"})
  void aPilotGivesWienersFactors(int height, int width, double sigma) {
    double[] plane = plane(height, width);
    try (Workers workers = new Workers(2)) {
      PatchFilter filter =
          new PatchFilter(PatchGroups.of(plane, height, width, workers), height, width);
      assertArrayEquals(
          naive(plane, height, width, sigma, true),
          filter.filter(plane, plane, sigma, workers),
          FLOAT_ROUNDING);
      double[] half = plane.clone();
      Arrays.setAll(half, i -> plane[i] / 2);
      double[] expected = naive(plane, height, width, sigma, true);
      Arrays.setAll(expected, i -> expected[i] / 2);
      assertArrayEquals(expected, filter.filter(half, plane, sigma, workers), FLOAT_ROUNDING);
    }
  }

  @Test
  void withoutAThresholdNothingChanges() {
    double[] plane = plane(30, 20);
    assertArrayEquals(plane, filtered(plane, 30, 20, 0), FLOAT_ROUNDING);
  }

  @Test
  void aConstantStaysWhateverTheThreshold() {
    double[] plane = new double[20 * 11];
    Arrays.fill(plane, 0.7);
    assertArrayEquals(plane, filtered(plane, 20, 11, 1), FLOAT_ROUNDING);
  }
}
