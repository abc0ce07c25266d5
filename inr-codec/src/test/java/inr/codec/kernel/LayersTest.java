package inr.codec.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Vectors, plain loops and the definition give the same bits; awkward sizes. */
class LayersTest {
  private static final CounterRandom RANDOM = new CounterRandom(3, 0);
  private static final int[] COUNTS = {1, 7, 16, 33, 118, 300};

  /** Numbers so far: no two rows are alike, or columns could be mixed up unseen. */
  private long drawn;

  @Test
  void floatLayersAreChainsOfFusedMultiplyAdds() {
    for (int rows = 1; rows <= 7; rows++) {
      for (int columns : new int[] {1, 4, 7, 34}) {
        for (int count : COUNTS) {
          float[] weights = floats(rows * columns);
          float[] biases = floats(rows);
          float[][] in = new float[columns][];
          Arrays.setAll(in, k -> floats(Rows.padded(count)));
          FloatLayer layer = new FloatLayer(rows, columns, weights, biases, rows % 2 == 0);
          float[][] scalar = new float[rows][Rows.padded(count)];
          float[][] vector = new float[rows][Rows.padded(count)];
          ScalarFloatLayer.apply(layer, in, scalar, count);
          VectorFloatLayer.apply(layer, in, vector, count);
          for (int r = 0; r < rows; r++) {
            float[] expected = new float[count];
            for (int i = 0; i < count; i++) {
              float sum = biases[r];
              for (int k = 0; k < columns; k++) {
                sum = Math.fma(weights[k * rows + r], in[k][i], sum);
              }
              expected[i] = layer.rectified() ? Math.max(sum, 0) : sum;
            }
            assertArrayEquals(expected, Arrays.copyOf(scalar[r], count));
            assertArrayEquals(expected, Arrays.copyOf(vector[r], count));
          }
        }
      }
    }
  }

  @Test
  void integerLayersAreExactInAnyWidth() {
    for (int rows : new int[] {2, 4, 6, 14}) {
      for (int columns : new int[] {1, 8, 20, 26}) {
        for (int count : COUNTS) {
          IntegerLayer narrow = layer(rows, columns, 1000, 1 << 12);
          assertTrue(narrow.narrow());
          int[][] in = new int[columns][];
          Arrays.setAll(in, k -> integers(Rows.padded(count), 1 << 12));
          int[][] wide = new int[rows][Rows.padded(count)];
          int[][] scalar = new int[rows][Rows.padded(count)];
          int[][] vector = new int[rows][Rows.padded(count)];
          ScalarIntegerLayer.applyWide(narrow, in, wide, count);
          ScalarIntegerLayer.apply(narrow, in, scalar, count);
          VectorIntegerLayer.apply(narrow, in, vector, count);
          for (int r = 0; r < rows; r++) {
            int[] expected = Arrays.copyOf(wide[r], count);
            assertArrayEquals(expected, Arrays.copyOf(scalar[r], count));
            assertArrayEquals(expected, Arrays.copyOf(vector[r], count));
          }
        }
      }
    }
  }

  /** The largest inputs bring the sums to their bound: one more and 32 bits are not enough. */
  @Test
  void theProofAllowsThirtyTwoBitsToTheLastUnitAndNotBeyond() {
    long[] inputs = {1 << 14, 1 << 14};
    long weight = (1L << 16) - 1;
    long bias = (1L << 31) - 1 - 2 * weight * (1 << 14);
    IntegerLayer just = extreme(weight, bias, inputs);
    IntegerLayer beyond = extreme(weight, bias + 1, inputs);
    assertTrue(just.narrow());
    assertFalse(beyond.narrow());
    int[][] in = {new int[32], new int[32]};
    Arrays.fill(in[0], 1 << 14);
    Arrays.fill(in[1], 1 << 14);
    int[][] out = new int[2][32];
    just.apply(in, out, 5);
    assertEquals(Integer.MAX_VALUE >> 7, out[0][4]);
    beyond.apply(in, out, 5);
    assertEquals((int) ((1L << 31) >> 7), out[0][4]);
  }

  private static IntegerLayer extreme(long weight, long bias, long[] inputs) {
    long[] weights = {weight, -weight, weight, -weight};
    return IntegerLayer.of(
        2, 2, weights, new long[] {bias, -bias}, new int[] {7, 7}, -(1 << 25), 1 << 25, inputs);
  }

  private IntegerLayer layer(int rows, int columns, int weight, int input) {
    long[] weights = Arrays.stream(integers(rows * columns, weight)).asLongStream().toArray();
    long[] biases = Arrays.stream(integers(rows, 1 << 20)).asLongStream().toArray();
    int[] shifts = new int[rows];
    Arrays.setAll(shifts, r -> r % 9);
    long[] inputs = new long[columns];
    Arrays.fill(inputs, input);
    return IntegerLayer.of(rows, columns, weights, biases, shifts, -50, 1 << 20, inputs);
  }

  private float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) RANDOM.normal(drawn++);
    }
    return values;
  }

  private int[] integers(int count, int largest) {
    int[] values = new int[count];
    Arrays.setAll(values, i -> (int) ((2 * RANDOM.uniform(drawn++) - 1) * largest));
    return values;
  }
}
