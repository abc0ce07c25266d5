package inr.training;

/** Mean of the losses seen over about an epoch, and the watch over its progress. */
final class RunningLoss {
  private final double[] window;
  private final StopRules.Patience patience;
  private long seen;
  private double best = Double.POSITIVE_INFINITY;
  private long bestEpoch;

  /**
   * A mean over {@code observations} losses, which make up an epoch.
   *
   * @param observations at least 1
   */
  RunningLoss(int observations, StopRules.Patience patience) {
    window = new double[observations];
    this.patience = patience;
  }

  /** Takes up one loss; at the end of an epoch compares its mean with the best. */
  void add(double loss) {
    window[(int) (seen % window.length)] = loss;
    seen++;
    if (seen % window.length == 0) {
      double mean = mean();
      if (best == Double.POSITIVE_INFINITY || mean < best * (1 - patience.fraction())) {
        best = mean;
        bestEpoch = seen / window.length;
      }
    }
  }

  /**
   * Mean of the last epoch or of what there is of it; NaN if there is nothing. A plain sum, since
   * {@link java.util.stream.DoubleStream} leaves its order open.
   */
  double mean() {
    int count = (int) Math.min(seen, window.length);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += window[i];
    }
    return sum / count;
  }

  /** Whether the patience is over. */
  boolean standsStill() {
    return seen / window.length - bestEpoch >= patience.epochs();
  }
}
