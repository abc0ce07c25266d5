package inr.codec.kernel;

import inr.cpu.kernel.Kernels;

/**
 * A linear layer in whole numbers, applied to many samples at once: out[r] = min(max(⌊(bias[r] + Σₖ
 * weights[k][r]·in[k])/2^shift[r]⌋, least), largest).
 *
 * <p>Exact, so the order of the sum does not matter. Where {@link #bounds} proves that no sum
 * leaves 32 bits, sums have 32 bits, and else 64; the results are the same.
 *
 * @param rows outputs, an even number
 * @param columns inputs
 * @param weights {@code [columns][rows]}
 * @param biases one for each output
 * @param shifts one for each output, 0 to 31
 * @param least no output is less
 * @param largest no output is more
 * @param narrow whether 32 bits are enough
 */
public record IntegerLayer(
    int rows,
    int columns,
    long[] weights,
    long[] biases,
    int[] shifts,
    int least,
    int largest,
    boolean narrow) {

  /**
   * A layer of inputs that are not larger than some bounds.
   *
   * @param inputs bound of the magnitude of each input
   */
  public static IntegerLayer of(
      int rows,
      int columns,
      long[] weights,
      long[] biases,
      int[] shifts,
      int least,
      int largest,
      long[] inputs) {
    boolean narrow = true;
    for (int r = 0; r < rows; r++) {
      narrow &= sum(rows, weights, biases, r, inputs) < 1L << 31;
    }
    return new IntegerLayer(rows, columns, weights, biases, shifts, least, largest, narrow);
  }

  /** Largest magnitude that a sum may have, of any part of its terms in any order. */
  private static long sum(int rows, long[] weights, long[] biases, int row, long[] inputs) {
    long bound = Math.abs(biases[row]);
    for (int k = 0; k < inputs.length; k++) {
      bound += Math.abs(weights[k * rows + row]) * inputs[k];
    }
    return bound;
  }

  /** Bound of the magnitude of each output, for inputs within {@code inputs}. */
  public long[] bounds(long[] inputs) {
    long[] bounds = new long[rows];
    for (int r = 0; r < rows; r++) {
      long widest = Math.max(Math.abs((long) least), largest);
      bounds[r] = Math.min(widest, (sum(rows, weights, biases, r, inputs) >> shifts[r]) + 1);
    }
    return bounds;
  }

  /**
   * Applies it to {@code count} samples.
   *
   * @param in one array for each input, of at least {@link Rows#padded padded} length: read
   * @param out one array for each output, likewise: overwritten, beyond {@code count} with anything
   */
  public void apply(int[][] in, int[][] out, int count) {
    if (!narrow) {
      ScalarIntegerLayer.applyWide(this, in, out, count);
    } else if (Kernels.vectorsPay((long) rows * columns * count)) {
      VectorIntegerLayer.apply(this, in, out, count);
    } else {
      ScalarIntegerLayer.apply(this, in, out, count);
    }
  }
}
