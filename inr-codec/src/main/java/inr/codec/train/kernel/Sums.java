package inr.codec.train.kernel;

/** Adding up what {@link TapKernel#addDots} left, in an order of its own. */
public final class Sums {
  private Sums() {}

  /** The weight gradient whose partial sums begin at {@code at}. */
  public static double of(float[] sums, int at) {
    double sum = 0;
    for (int i = 0; i < TapKernel.PARTIALS; i++) {
      sum += sums[at + i];
    }
    return sum;
  }

  /**
   * Adds the gradients of a layer to those of its tensors.
   *
   * @param sums {@code [rows, taps, 16]}, the last tap the bias where there is one
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
      gradient[offset + k] += of(sums, (row * taps + first + k) * TapKernel.PARTIALS);
    }
  }
}
