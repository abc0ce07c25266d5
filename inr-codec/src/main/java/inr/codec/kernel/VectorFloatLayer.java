package inr.codec.kernel;

import inr.cpu.kernel.VectorLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatLayer} with the Vector API: lanes are samples, up to four outputs times two vectors
 * stay in registers while the inputs pass by.
 *
 * <p>Maintainers: vectors stay in one method each, hence the repetition; a call that is not inlined
 * would make objects of them.
 */
final class VectorFloatLayer {
  private static final VectorSpecies<Float> S = VectorLanes.FLOATS;
  private static final int LANES = S.length();

  private VectorFloatLayer() {}

  static void apply(FloatLayer layer, float[][] in, float[][] out, int count) {
    int r = 0;
    for (; r + 4 <= layer.rows(); r += 4) {
      for (int i = 0; i < count; i += 2 * LANES) {
        four(layer, r, in, out, i);
      }
    }
    for (; r + 2 <= layer.rows(); r += 2) {
      for (int i = 0; i < count; i += 2 * LANES) {
        two(layer, r, in, out, i);
      }
    }
    for (; r < layer.rows(); r++) {
      for (int i = 0; i < count; i += 2 * LANES) {
        one(layer, r, in, out, i);
      }
    }
  }

  private static void four(FloatLayer layer, int r, float[][] in, float[][] out, int i) {
    float[] biases = layer.biases();
    FloatVector a0 = FloatVector.broadcast(S, biases[r]);
    FloatVector a1 = a0;
    FloatVector b0 = FloatVector.broadcast(S, biases[r + 1]);
    FloatVector b1 = b0;
    FloatVector c0 = FloatVector.broadcast(S, biases[r + 2]);
    FloatVector c1 = c0;
    FloatVector d0 = FloatVector.broadcast(S, biases[r + 3]);
    FloatVector d1 = d0;
    float[] weights = layer.weights();
    int rows = layer.rows();
    int columns = layer.columns();
    for (int k = 0, w = r; k < columns; k++, w += rows) {
      float[] x = in[k];
      FloatVector x0 = FloatVector.fromArray(S, x, i);
      FloatVector x1 = FloatVector.fromArray(S, x, i + LANES);
      FloatVector wa = FloatVector.broadcast(S, weights[w]);
      a0 = x0.fma(wa, a0);
      a1 = x1.fma(wa, a1);
      FloatVector wb = FloatVector.broadcast(S, weights[w + 1]);
      b0 = x0.fma(wb, b0);
      b1 = x1.fma(wb, b1);
      FloatVector wc = FloatVector.broadcast(S, weights[w + 2]);
      c0 = x0.fma(wc, c0);
      c1 = x1.fma(wc, c1);
      FloatVector wd = FloatVector.broadcast(S, weights[w + 3]);
      d0 = x0.fma(wd, d0);
      d1 = x1.fma(wd, d1);
    }
    float least = layer.rectified() ? 0 : Float.NEGATIVE_INFINITY;
    float[] ra = out[r];
    a0.max(least).intoArray(ra, i);
    a1.max(least).intoArray(ra, i + LANES);
    float[] rb = out[r + 1];
    b0.max(least).intoArray(rb, i);
    b1.max(least).intoArray(rb, i + LANES);
    float[] rc = out[r + 2];
    c0.max(least).intoArray(rc, i);
    c1.max(least).intoArray(rc, i + LANES);
    float[] rd = out[r + 3];
    d0.max(least).intoArray(rd, i);
    d1.max(least).intoArray(rd, i + LANES);
  }

  private static void two(FloatLayer layer, int r, float[][] in, float[][] out, int i) {
    float[] biases = layer.biases();
    FloatVector a0 = FloatVector.broadcast(S, biases[r]);
    FloatVector a1 = a0;
    FloatVector b0 = FloatVector.broadcast(S, biases[r + 1]);
    FloatVector b1 = b0;
    float[] weights = layer.weights();
    int rows = layer.rows();
    int columns = layer.columns();
    for (int k = 0, w = r; k < columns; k++, w += rows) {
      float[] x = in[k];
      FloatVector x0 = FloatVector.fromArray(S, x, i);
      FloatVector x1 = FloatVector.fromArray(S, x, i + LANES);
      FloatVector wa = FloatVector.broadcast(S, weights[w]);
      a0 = x0.fma(wa, a0);
      a1 = x1.fma(wa, a1);
      FloatVector wb = FloatVector.broadcast(S, weights[w + 1]);
      b0 = x0.fma(wb, b0);
      b1 = x1.fma(wb, b1);
    }
    float least = layer.rectified() ? 0 : Float.NEGATIVE_INFINITY;
    float[] ra = out[r];
    a0.max(least).intoArray(ra, i);
    a1.max(least).intoArray(ra, i + LANES);
    float[] rb = out[r + 1];
    b0.max(least).intoArray(rb, i);
    b1.max(least).intoArray(rb, i + LANES);
  }

  private static void one(FloatLayer layer, int r, float[][] in, float[][] out, int i) {
    float[] biases = layer.biases();
    FloatVector a0 = FloatVector.broadcast(S, biases[r]);
    FloatVector a1 = a0;
    float[] weights = layer.weights();
    int rows = layer.rows();
    int columns = layer.columns();
    for (int k = 0, w = r; k < columns; k++, w += rows) {
      float[] x = in[k];
      FloatVector x0 = FloatVector.fromArray(S, x, i);
      FloatVector x1 = FloatVector.fromArray(S, x, i + LANES);
      FloatVector wa = FloatVector.broadcast(S, weights[w]);
      a0 = x0.fma(wa, a0);
      a1 = x1.fma(wa, a1);
    }
    float least = layer.rectified() ? 0 : Float.NEGATIVE_INFINITY;
    float[] ra = out[r];
    a0.max(least).intoArray(ra, i);
    a1.max(least).intoArray(ra, i + LANES);
  }
}
