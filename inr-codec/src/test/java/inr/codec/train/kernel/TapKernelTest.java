package inr.codec.train.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel gives the bits of the formula, for all remainders of rows, taps and columns. */
class TapKernelTest {
  private static final int[] ROWS = {1, 2, 3, 4, 7, 8};
  private static final int[] TAPS = {0, 1, 2, 3, 4, 5, 9, 11};
  private static final int[] COLUMNS = {0, 1, 7, 15, 16, 31, 48, 64, 100, 129};
  private static final int GAP = 130;

  static Stream<TapKernel> kernels() {
    return Stream.of(new ScalarTapKernel(), new VectorTapKernel());
  }

  private final Random random = new Random(3);

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void sumsAreChainsInTheOrderOfTaps(TapKernel kernel) {
    for (int rows : ROWS) {
      for (int taps : TAPS) {
        for (int n : COLUMNS) {
          sums(kernel, rows, taps, n);
        }
      }
    }
  }

  private void sums(TapKernel kernel, int rows, int taps, int n) {
    int wRow = taps + 2;
    float[] bias = numbers(rows + 1);
    float[] w = numbers(3 + rows * wRow);
    float[] in = numbers(5 + (taps + 1) * GAP);
    int[] at = IntStream.range(0, taps).map(k -> k * GAP - k % 3).toArray();
    float[] out = numbers(2 + rows * GAP);
    float[] affine = out.clone();
    float[] add = out.clone();
    for (int o = 0; o < rows; o++) {
      for (int i = 0; i < n; i++) {
        float fresh = bias[1 + o];
        float more = out[2 + o * GAP + i];
        for (int k = 0; k < taps; k++) {
          fresh = Math.fma(w[3 + o * wRow + k], in[5 + at[k] + i], fresh);
          more = Math.fma(w[3 + o * wRow + k], in[5 + at[k] + i], more);
        }
        affine[2 + o * GAP + i] = Math.max(fresh, 0.25f);
        add[2 + o * GAP + i] = more;
      }
    }
    float[] found = out.clone();
    kernel.affine(bias, 1, w, 3, wRow, rows, taps, in, 5, at, 0.25f, found, 2, GAP, n);
    assertArrayEquals(affine, found);
    found = out.clone();
    kernel.add(w, 3, wRow, rows, taps, in, 5, at, found, 2, GAP, n);
    assertArrayEquals(add, found);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theWayBackThroughAReluMayEndWhereItsResultLies(TapKernel kernel) {
    for (int rows : ROWS) {
      for (int taps : TAPS) {
        for (int n : COLUMNS) {
          back(kernel, rows, taps, n);
        }
      }
    }
  }

  private void back(TapKernel kernel, int rows, int taps, int n) {
    int wRow = taps + 2;
    float[] w = numbers(3 + rows * wRow);
    float[] in = numbers(5 + (taps + 1) * GAP);
    int[] at = IntStream.range(0, taps).map(k -> k * GAP - k % 3).toArray();
    float[] gate = numbers(2 + rows * GAP);
    for (int i = 0; i < gate.length; i++) {
      gate[i] = i % 7 == 0 ? Float.MIN_VALUE : Math.max(gate[i], 0);
    }
    float[] apart = numbers(gate.length);
    float[] expected = apart.clone();
    float[] inPlace = gate.clone();
    for (int o = 0; o < rows; o++) {
      for (int i = 0; i < n; i++) {
        float sum = 0;
        for (int k = 0; k < taps; k++) {
          sum = Math.fma(w[3 + o * wRow + k], in[5 + at[k] + i], sum);
        }
        int place = 2 + o * GAP + i;
        expected[place] = gate[place] == 0 ? 0 : sum;
        inPlace[place] = expected[place];
      }
    }
    kernel.back(w, 3, wRow, rows, taps, in, 5, at, gate, 2, apart, 2, GAP, n);
    assertArrayEquals(expected, apart);
    kernel.back(w, 3, wRow, rows, taps, in, 5, at, gate, 2, gate, 2, GAP, n);
    assertArrayEquals(inPlace, gate);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dotsAreSixteenChainsInTheOrderOfPixels(TapKernel kernel) {
    for (int rows : ROWS) {
      for (int taps : TAPS) {
        for (int n : COLUMNS) {
          dots(kernel, rows, taps, n);
        }
      }
    }
  }

  private void dots(TapKernel kernel, int rows, int taps, int n) {
    float[] a = numbers(1 + rows * GAP);
    float[] in = numbers(5 + (taps + 1) * GAP);
    int[] at = IntStream.range(0, taps).map(k -> k * GAP - k % 3).toArray();
    float[] sums = numbers(4 + rows * taps * TapKernel.PARTIALS);
    float[] expected = sums.clone();
    for (int o = 0; o < rows; o++) {
      for (int k = 0; k < taps; k++) {
        for (int i = 0; i < n; i++) {
          int sum = 4 + (o * taps + k) * TapKernel.PARTIALS + i % TapKernel.PARTIALS;
          expected[sum] = Math.fma(a[1 + o * GAP + i], in[5 + at[k] + i], expected[sum]);
        }
      }
    }
    kernel.addDots(a, 1, GAP, rows, in, 5, at, taps, sums, 4, n);
    assertArrayEquals(expected, sums);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void whatAReluStoppedHasNoGradient(TapKernel kernel) {
    float[] gate = {7, 0, 2, 0, 4, Float.MIN_VALUE, 3, 1, 1, 0, 5, 1, 0, 0, 2, 9, 0, 1, 1, 0};
    float[] out = numbers(gate.length);
    float[] expected = out.clone();
    for (int i = 1; i < gate.length; i++) {
      expected[i - 1] = gate[i] == 0 ? 0 : out[i - 1];
    }
    kernel.stop(gate, 1, out, 0, gate.length - 1);
    assertArrayEquals(expected, out);
  }
}
