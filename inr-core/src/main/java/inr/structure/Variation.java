package inr.structure;

/**
 * Mean of √(Δ₁² + Δ₂² + 10⁻⁸) over samples and channels of the prediction, Δ the differences to the
 * next sample along each axis, 0 at the last.
 *
 * @param height rows of a box
 * @param width columns of a box
 */
record Variation(int height, int width) implements Structure {
  /** Keeps the slope of the root finite where the prediction is flat. */
  private static final double FLAT = 1e-8;

  @Override
  public double at(double[][] target, double[][] prediction, double share, double[][] slopes) {
    double each = 1.0 / ((double) height * width * prediction.length);
    double sum = 0;
    for (int c = 0; c < prediction.length; c++) {
      double[] y = prediction[c];
      for (int i = 0; i < y.length; i++) {
        int right = (i + 1) % width == 0 ? i : i + 1;
        int below = i + width < y.length ? i + width : i;
        double across = y[right] - y[i];
        double down = y[below] - y[i];
        double length = Math.sqrt(across * across + down * down + FLAT);
        sum += length;
        double slope = share * each / length;
        slopes[c][i] -= slope * (across + down);
        slopes[c][right] += slope * across;
        slopes[c][below] += slope * down;
      }
    }
    return each * sum;
  }
}
