package inr.codec.train.kernel;

import inr.cpu.kernel.Aligned;

/** What {@link TapKernel#addDots} adds to, and adding it up in an order of its own. */
public final class Sums {
  /** Place of the first partial sum. */
  public static final int FIRST = Aligned.LEAD;

  private Sums() {}

  /** Partial sums of {@code count} products, from {@link #FIRST} on. */
  public static float[] floats(int count) {
    return Aligned.floats(count * TapKernel.PARTIALS);
  }

  /** The weight gradient that the partial sums of a product add up to. */
  public static double of(float[] sums, int product) {
    int at = FIRST + product * TapKernel.PARTIALS;
    double sum = 0;
    for (int i = 0; i < TapKernel.PARTIALS; i++) {
      sum += sums[at + i];
    }
    return sum;
  }

  /**
   * Adds the gradients of a layer to those of its tensors.
   *
   * @param sums {@code [rows, taps, 16]} from {@link #FIRST} on, the last tap the bias where there
   *     is one
   * @param row of the sums
   * @param taps of a row
   * @param first tap of the weights
   * @param gradient of all parameters, added to
   * @param offset place of the weights of the row
   * @param count number of weights
   */
  public static void add(
      float[] sums, int row, int taps, int first, double[] gradient, int offset, int count) {
    for (int k = 0; k < count; k++) {
      gradient[offset + k] += of(sums, row * taps + first + k);
    }
  }
}
