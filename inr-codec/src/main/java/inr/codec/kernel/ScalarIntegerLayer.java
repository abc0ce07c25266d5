package inr.codec.kernel;

import java.util.Arrays;

/** {@link IntegerLayer} in plain loops, which the compiler turns into vectors where it can. */
final class ScalarIntegerLayer {
  private ScalarIntegerLayer() {}

  static void apply(IntegerLayer layer, int[][] in, int[][] out, int count) {
    int rows = layer.rows();
    for (int r = 0; r < rows; r++) {
      int[] sums = out[r];
      Arrays.fill(sums, 0, count, (int) layer.biases()[r]);
      int k = 0;
      for (; k + 4 <= layer.columns(); k += 4) {
        addFour(layer.weights(), k * rows + r, rows, in, k, sums, count);
      }
      for (; k < layer.columns(); k++) {
        addOne((int) layer.weights()[k * rows + r], in[k], sums, count);
      }
      finish(sums, layer.shifts()[r], layer.least(), layer.largest(), count);
    }
  }

  private static void addFour(
      long[] weights, int at, int rows, int[][] in, int k, int[] sums, int count) {
    int w0 = (int) weights[at];
    int w1 = (int) weights[at + rows];
    int w2 = (int) weights[at + 2 * rows];
    int w3 = (int) weights[at + 3 * rows];
    int[] x0 = in[k];
    int[] x1 = in[k + 1];
    int[] x2 = in[k + 2];
    int[] x3 = in[k + 3];
    for (int i = 0; i < count; i++) {
      sums[i] += w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
    }
  }

  private static void addOne(int weight, int[] x, int[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += weight * x[i];
    }
  }

  private static void finish(int[] sums, int shift, int least, int largest, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] = Math.min(Math.max(sums[i] >> shift, least), largest);
    }
  }

  static void applyWide(IntegerLayer layer, int[][] in, int[][] out, int count) {
    int rows = layer.rows();
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < count; i++) {
        long sum = layer.biases()[r];
        for (int k = 0; k < layer.columns(); k++) {
          sum += layer.weights()[k * rows + r] * in[k][i];
        }
        long shifted = sum >> layer.shifts()[r];
        out[r][i] = (int) Math.min(Math.max(shifted, layer.least()), layer.largest());
      }
    }
  }
}
