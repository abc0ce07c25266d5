package inr.codec.kernel;

import inr.cpu.kernel.Kernels;

/**
 * A linear layer applied to many samples at once: out[r] = bias[r] + Σₖ weights[k][r]·in[k], and
 * the positive part of that if it is {@code rectified}.
 *
 * <p>Each output is one chain of fused multiply-adds that starts with the bias and takes the inputs
 * in order: the bits are part of the file format.
 *
 * @param rows outputs
 * @param columns inputs
 * @param weights {@code [columns][rows]}
 * @param biases one for each output
 * @param rectified whether negative results become 0
 */
public record FloatLayer(
    int rows, int columns, float[] weights, float[] biases, boolean rectified) {

  /**
   * Applies it to {@code count} samples.
   *
   * @param in one array for each input, of at least {@link Rows#padded padded} length: read
   * @param out one array for each output, likewise: overwritten, beyond {@code count} with anything
   */
  public void apply(float[][] in, float[][] out, int count) {
    if (Kernels.vectorsPay((long) rows * columns * count)) {
      VectorFloatLayer.apply(this, in, out, count);
    } else {
      ScalarFloatLayer.apply(this, in, out, count);
    }
  }
}
