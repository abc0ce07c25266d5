package inr.training;

/**
 * Losses smoothed over the steps: exp of the mean of their logarithms with weights 0.9ᵏ of the k-th
 * before, which add up to 1.
 */
final class SmoothLoss {
  private static final double DECAY = 0.9;

  private double sum;
  private double weights;

  /** Takes up one loss and gives the mean with it. */
  double add(double loss) {
    // The logarithm of an exact fit would be infinite.
    sum = DECAY * sum + StrictMath.log(Math.max(loss, Double.MIN_NORMAL));
    weights = DECAY * weights + 1;
    return StrictMath.exp(sum / weights);
  }
}
