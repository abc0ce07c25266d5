package inr.codec.kernel;

import inr.cpu.kernel.VectorLanes;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link IntegerLayer} with the Vector API: lanes are samples, four or two outputs times two
 * vectors stay in registers while the inputs pass by.
 *
 * <p>Maintainers: vectors stay in one method each, hence the repetition; a call that is not inlined
 * would make objects of them, which took two thirds of the time.
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
    for (r = 0; r < layer.rows(); r++) {
      finish(out[r], layer.shifts()[r], layer.least(), layer.largest(), count);
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
    int[] ra = out[r];
    a0.intoArray(ra, i);
    a1.intoArray(ra, i + LANES);
    int[] rb = out[r + 1];
    b0.intoArray(rb, i);
    b1.intoArray(rb, i + LANES);
    int[] rc = out[r + 2];
    c0.intoArray(rc, i);
    c1.intoArray(rc, i + LANES);
    int[] rd = out[r + 3];
    d0.intoArray(rd, i);
    d1.intoArray(rd, i + LANES);
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
    int[] ra = out[r];
    a0.intoArray(ra, i);
    a1.intoArray(ra, i + LANES);
    int[] rb = out[r + 1];
    b0.intoArray(rb, i);
    b1.intoArray(rb, i + LANES);
  }

  /** From sums to outputs. */
  private static void finish(int[] sums, int shift, int least, int largest, int count) {
    for (int i = 0; i < count; i += LANES) {
      IntVector.fromArray(S, sums, i)
          .lanewise(VectorOperators.ASHR, shift)
          .max(least)
          .min(largest)
          .intoArray(sums, i);
    }
  }
}
