package inr.family;

import inr.circuit.Tensor;
import inr.grid.Grid;

/**
 * One layer as the products want it: widths are padded to whole vectors, and what pads is 0, which
 * stays 0 on every way through the layer, since sin 0 = 0.
 */
final class PackedLayer {
  private static final int VECTOR = 16;

  final int in;
  final int out;
  final int paddedIn;
  final int paddedOut;

  /** ω; 0 of the linear layer. */
  final float omega;

  /** Place of its first shift among all, and how many there are. */
  final int firstShift;

  final int shifts;

  /** W, {@code [out][paddedIn]}. */
  final float[] weight;

  /** Wᵀ, {@code [in][paddedOut]}. */
  final float[] transposed;

  /** b, {@code [paddedOut]}. */
  final float[] bias;

  final Tensor weightTensor;
  final Tensor biasTensor;

  PackedLayer(Tensor weight, Tensor bias, double omega, int firstShift, int shifts) {
    this.weightTensor = weight;
    this.biasTensor = bias;
    this.in = weight.columns();
    this.out = weight.rows();
    this.paddedIn = padded(in);
    this.paddedOut = padded(out);
    this.omega = (float) omega;
    this.firstShift = firstShift;
    this.shifts = shifts;
    this.weight = new float[out * paddedIn];
    this.transposed = new float[in * paddedOut];
    this.bias = new float[paddedOut];
  }

  /** Coordinates of all points of a grid as such a layer takes them, {@code [points][paddedIn]}. */
  float[] rows(Grid grid) {
    int points = Math.toIntExact(grid.points());
    float[] rows = new float[points * paddedIn];
    double[] point = new double[grid.dimensions()];
    for (int n = 0; n < points; n++) {
      grid.coordinates(n, point);
      for (int d = 0; d < point.length; d++) {
        rows[n * paddedIn + d] = (float) point[d];
      }
    }
    return rows;
  }

  /** The next whole number of vectors. */
  static int padded(int width) {
    return (width + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** Takes over the parameters. */
  void pack(double[] parameters) {
    for (int o = 0; o < out; o++) {
      bias[o] = (float) parameters[biasTensor.offset() + o];
      for (int i = 0; i < in; i++) {
        float w = (float) parameters[weightTensor.offset() + o * in + i];
        weight[o * paddedIn + i] = w;
        transposed[i * paddedOut + o] = w;
      }
    }
  }
}
