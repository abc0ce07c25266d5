package inr.lapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.lattice.PlaceSet;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
  private static final Blocks BLOCKS =
      Blocks.of(new int[] {8, 2, 2, 16, 4, 1}, new int[] {0, 1, 1, 1, 2, 0, 0});

  private static PlaceSet every() {
    BitSet all = new BitSet();
    all.set(0, BLOCKS.length());
    return PlaceSet.of(BLOCKS.length(), all);
  }

  /** Σ numbers · derivatives of the cosines at u. */
  private static double at(double[] numbers, double u, int order) {
    double[] sum = new double[1];
    BLOCKS.visit(u, order, every(), (rank, weight) -> sum[0] += weight * numbers[rank]);
    return sum[0];
  }

  @Test
  void onSamplesTheCosinesAreOrthonormal() {
    int n = BLOCKS.length();
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      int sample = i;
      BLOCKS.visit(i + 0.5, 0, every(), (rank, weight) -> matrix[rank][sample] = weight);
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        double product = 0;
        for (int i = 0; i < n; i++) {
          product += matrix[a][i] * matrix[b][i];
        }
        assertEquals(a == b ? 1 : 0, product, 1e-13, a + " and " + b);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void derivativesAreThoseOfTheOrderBelow(int order) {
    double[] numbers = new Random(3).doubles(BLOCKS.length(), -1, 1).toArray();
    double h = 1e-6;
    // 0.13 keeps clear of the places where an overlap begins or ends, whose slopes jump.
    for (double u = 0.13; u < BLOCKS.length(); u += 0.25) {
      double slope = (at(numbers, u + h, order - 1) - at(numbers, u - h, order - 1)) / (2 * h);
      assertEquals(slope, at(numbers, u, order), 1e-6 * Math.max(1, Math.abs(slope)), "at " + u);
    }
  }

  @Test
  void allIsContinuousWhereBlocksOverlapAndZeroOutside() {
    double[] numbers = new Random(3).doubles(BLOCKS.length(), -1, 1).toArray();
    for (double edge : new double[] {7, 9, 11, 13, 26, 30}) {
      assertEquals(at(numbers, edge - 1e-9, 0), at(numbers, edge + 1e-9, 0), 1e-7, "at " + edge);
    }
    assertEquals(0, at(numbers, -1e-9, 0));
    assertEquals(0, at(numbers, BLOCKS.length(), 0));
    assertEquals(0, at(numbers, Double.NaN, 0));
  }

  @Test
  void chosenCosinesCountAsTheyDoAmongAll() {
    double[] numbers = new Random(5).doubles(BLOCKS.length(), -1, 1).toArray();
    BitSet bits = new BitSet();
    double[] sparse = new double[numbers.length];
    double[] few = new double[numbers.length];
    for (int place = 1; place < numbers.length; place += 3) {
      few[bits.cardinality()] = numbers[place];
      sparse[place] = numbers[place];
      bits.set(place);
    }
    PlaceSet chosen = PlaceSet.of(BLOCKS.length(), bits);
    for (double u = 0.1; u < BLOCKS.length(); u += 0.7) {
      double[] sum = new double[1];
      BLOCKS.visit(u, 1, chosen, (rank, weight) -> sum[0] += weight * few[rank]);
      assertEquals(at(sparse, u, 1), sum[0], 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 0 | 0 | 0 | block 0 has size 3; a power of two is needed",
        "4 | 1 | 1 | 0 | border 0 has overlap 1; 0 or a power of two is needed, and 0 at both ends",
        "4 | 0 | 3 | 0 | border 1 has overlap 3; 0 or a power of two is needed, and 0 at both ends",
        "2 | 0 | 4 | 0 | border 1 has overlap 4, which a block beside it cannot hold",
        "8 | 0 | 8 | 0 | border 1 has overlap 8, which a block beside it cannot hold"
      })
  void wrongBlocksAreRefused(int size, int start, int overlap, int end, String words) {
    assertEquals(
        words,
        assertThrows(
                IllegalArgumentException.class,
                () -> Blocks.of(new int[] {size, 4}, new int[] {start, overlap, end}))
            .getMessage());
  }
}
