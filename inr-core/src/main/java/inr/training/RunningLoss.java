package inr.training;

/** Mean of the latest losses, and the watch over the progress from epoch to epoch. */
final class RunningLoss {
  /** A usual picture has as many observations in an epoch; a large one may never finish one. */
  private static final int LATEST = 128;

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
      double mean = mean(window.length);
      if (best == Double.POSITIVE_INFINITY || mean < best * (1 - patience.fraction())) {
        best = mean;
        bestEpoch = seen / window.length;
      }
    }
  }

  /** Mean of the last epoch, or of its latest 128 losses, or of what there is; NaN if nothing. */
  double mean() {
    return mean((int) Math.min(seen, Math.min(window.length, LATEST)));
  }

  /**
   * Mean of the latest {@code count} losses. A plain sum, since {@link
   * java.util.stream.DoubleStream} leaves its order open.
   */
  private double mean(int count) {
    double sum = 0;
    for (long observation = seen - count; observation < seen; observation++) {
      sum += window[(int) (observation % window.length)];
    }
    return sum / count;
  }

  /** Whether the patience is over. */
  boolean standsStill() {
    return seen / window.length - bestEpoch >= patience.epochs();
  }
}
