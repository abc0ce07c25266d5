package inr.codec.prediction;

import inr.codec.kernel.IntegerLayer;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Tensor;

/**
 * How layers of the prediction become whole numbers. Activations have {@value #FRACTION} bits
 * behind the point, weights s and biases t, the exponents of their steps; a sum so has s + {@value
 * #FRACTION}, and a bias is put there as ⌊bias·2^(s + 8 − t)⌋. A result is rounded to the nearest
 * of its own bits behind the point, halves up.
 */
final class FixedPoint {
  /** Bits of an activation behind the point. */
  static final int FRACTION = 8;

  /** Activations stay within ±2²⁴. */
  static final int LARGEST = (1 << 24) - 1;

  private FixedPoint() {}

  /** A bias with {@code fraction} bits behind the point. */
  static long bias(QuantisedParameters parameters, Tensor bias, int row, int fraction) {
    long value = parameters.values()[bias.offset() + row];
    int up = fraction - parameters.step(bias);
    return up >= 0 ? value << up : value >> -up;
  }

  /** What makes a shift by {@code bits} round to the nearest. */
  static long half(int bits) {
    return bits == 0 ? 0 : 1L << bits - 1;
  }

  /**
   * A layer of activations.
   *
   * @param residual whether the input is added to the output
   * @param least lowest output
   * @param inputs bounds of the inputs
   */
  static IntegerLayer layer(
      QuantisedParameters parameters, String name, boolean residual, int least, long[] inputs) {
    Tensor weight = parameters.layout().tensor(name + ".weight");
    Tensor bias = parameters.layout().tensor(name + ".bias");
    int step = parameters.step(weight);
    int rows = weight.rows();
    long[] weights = new long[rows * weight.columns()];
    long[] biases = new long[rows];
    int[] shifts = new int[rows];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < weight.columns(); k++) {
        long w = parameters.values()[weight.offset() + r * weight.columns() + k];
        weights[k * rows + r] = residual && k == r ? w + (1L << step) : w;
      }
      biases[r] = bias(parameters, bias, r, step + FRACTION) + half(step);
      shifts[r] = step;
    }
    return IntegerLayer.of(rows, weight.columns(), weights, biases, shifts, least, LARGEST, inputs);
  }
}
