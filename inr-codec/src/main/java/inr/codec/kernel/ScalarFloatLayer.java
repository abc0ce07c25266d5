package inr.codec.kernel;

import java.util.Arrays;

/** {@link FloatLayer} in plain loops, which the compiler turns into vectors where it can. */
final class ScalarFloatLayer {
  private ScalarFloatLayer() {}

  static void apply(FloatLayer layer, float[][] in, float[][] out, int count) {
    int rows = layer.rows();
    for (int r = 0; r < rows; r++) {
      float[] sums = out[r];
      Arrays.fill(sums, 0, count, layer.biases()[r]);
      int k = 0;
      for (; k + 4 <= layer.columns(); k += 4) {
        addFour(layer.weights(), k * rows + r, rows, in, k, sums, count);
      }
      for (; k < layer.columns(); k++) {
        addOne(layer.weights()[k * rows + r], in[k], sums, count);
      }
      if (layer.rectified()) {
        rectify(sums, count);
      }
    }
  }

  private static void addFour(
      float[] weights, int at, int rows, float[][] in, int k, float[] sums, int count) {
    float w0 = weights[at];
    float w1 = weights[at + rows];
    float w2 = weights[at + 2 * rows];
    float w3 = weights[at + 3 * rows];
    float[] x0 = in[k];
    float[] x1 = in[k + 1];
    float[] x2 = in[k + 2];
    float[] x3 = in[k + 3];
    for (int i = 0; i < count; i++) {
      float two = Math.fma(w1, x1[i], Math.fma(w0, x0[i], sums[i]));
      sums[i] = Math.fma(w3, x3[i], Math.fma(w2, x2[i], two));
    }
  }

  private static void addOne(float weight, float[] x, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] = Math.fma(weight, x[i], sums[i]);
    }
  }

  private static void rectify(float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] = Math.max(sums[i], 0);
    }
  }
}
