package inr.codec.kernel;

import inr.cpu.kernel.VectorLanes;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link IntegerLayer} with the Vector API: lanes are samples, four or two outputs times two
 * vectors stay in registers while the inputs pass by.
 */
final class VectorIntegerLayer {
  private static final VectorSpecies<Integer> S = VectorLanes.INTS;
  private static final int LANES = S.length();

  private VectorIntegerLayer() {}

  static void apply(IntegerLayer layer, int[][] in, int[][] out, int count) {
    int r = 0;
    for (; r + 4 <= layer.rows(); r += 4) {
      for (int i = 0; i < count; i += 2 * LANES) {
        four(layer, r, in, out, i);
      }
    }
    for (; r < layer.rows(); r += 2) {
      for (int i = 0; i < count; i += 2 * LANES) {
        two(layer, r, in, out, i);
      }
    }
  }

  private static void four(IntegerLayer layer, int r, int[][] in, int[][] out, int i) {
    long[] biases = layer.biases();
    IntVector a0 = IntVector.broadcast(S, (int) biases[r]);
    IntVector a1 = a0;
    IntVector b0 = IntVector.broadcast(S, (int) biases[r + 1]);
    IntVector b1 = b0;
    IntVector c0 = IntVector.broadcast(S, (int) biases[r + 2]);
    IntVector c1 = c0;
    IntVector d0 = IntVector.broadcast(S, (int) biases[r + 3]);
    IntVector d1 = d0;
    long[] weights = layer.weights();
    int rows = layer.rows();
    int columns = layer.columns();
    for (int k = 0, w = r; k < columns; k++, w += rows) {
      int[] x = in[k];
      IntVector x0 = IntVector.fromArray(S, x, i);
      IntVector x1 = IntVector.fromArray(S, x, i + LANES);
      IntVector wa = IntVector.broadcast(S, (int) weights[w]);
      a0 = a0.add(x0.mul(wa));
      a1 = a1.add(x1.mul(wa));
      IntVector wb = IntVector.broadcast(S, (int) weights[w + 1]);
      b0 = b0.add(x0.mul(wb));
      b1 = b1.add(x1.mul(wb));
      IntVector wc = IntVector.broadcast(S, (int) weights[w + 2]);
      c0 = c0.add(x0.mul(wc));
      c1 = c1.add(x1.mul(wc));
      IntVector wd = IntVector.broadcast(S, (int) weights[w + 3]);
      d0 = d0.add(x0.mul(wd));
      d1 = d1.add(x1.mul(wd));
    }
    store(layer, r, a0, a1, out[r], i);
    store(layer, r + 1, b0, b1, out[r + 1], i);
    store(layer, r + 2, c0, c1, out[r + 2], i);
    store(layer, r + 3, d0, d1, out[r + 3], i);
  }

  private static void two(IntegerLayer layer, int r, int[][] in, int[][] out, int i) {
    long[] biases = layer.biases();
    IntVector a0 = IntVector.broadcast(S, (int) biases[r]);
    IntVector a1 = a0;
    IntVector b0 = IntVector.broadcast(S, (int) biases[r + 1]);
    IntVector b1 = b0;
    long[] weights = layer.weights();
    int rows = layer.rows();
    int columns = layer.columns();
    for (int k = 0, w = r; k < columns; k++, w += rows) {
      int[] x = in[k];
      IntVector x0 = IntVector.fromArray(S, x, i);
      IntVector x1 = IntVector.fromArray(S, x, i + LANES);
      IntVector wa = IntVector.broadcast(S, (int) weights[w]);
      a0 = a0.add(x0.mul(wa));
      a1 = a1.add(x1.mul(wa));
      IntVector wb = IntVector.broadcast(S, (int) weights[w + 1]);
      b0 = b0.add(x0.mul(wb));
      b1 = b1.add(x1.mul(wb));
    }
    store(layer, r, a0, a1, out[r], i);
    store(layer, r + 1, b0, b1, out[r + 1], i);
  }

  private static void store(
      IntegerLayer layer, int r, IntVector v0, IntVector v1, int[] out, int i) {
    int shift = layer.shifts()[r];
    int least = layer.least();
    int largest = layer.largest();
    v0.lanewise(VectorOperators.ASHR, shift).max(least).min(largest).intoArray(out, i);
    v1.lanewise(VectorOperators.ASHR, shift).max(least).min(largest).intoArray(out, i + LANES);
  }
}
