package inr.bench.suite;

/** Work that is repeated so often that one timing of it fills a round. */
final class Repeated {
  /** What one more stretch of warm-up may gain before the work counts as warm. */
  private static final double SETTLED = 0.97;

  private final Runnable work;
  private final int times;

  private Repeated(Runnable work, int times) {
    this.work = work;
    this.times = times;
  }

  /**
   * Warms work up until it does not become faster any more.
   *
   * <p>Work that takes longer than the whole warm-up runs once.
   */
  static Repeated warm(Runnable work, Conditions conditions) {
    double best = Double.POSITIVE_INFINITY;
    double spent = 0;
    boolean settled = false;
    while (spent < conditions.mostWarmUpSeconds()
        && !(settled && spent >= conditions.warmUpSeconds())) {
      int runs = 0;
      double seconds = 0;
      while (seconds < conditions.roundSeconds()) {
        seconds += seconds(work, 1);
        runs++;
      }
      settled = seconds / runs > SETTLED * best;
      best = Math.min(best, seconds / runs);
      spent += seconds;
    }
    return new Repeated(work, (int) Math.max(1, Math.ceil(conditions.roundSeconds() / best)));
  }

  /** Seconds that the work takes once: the mean over one round. */
  double seconds() {
    return seconds(work, times) / times;
  }

  private static double seconds(Runnable work, int times) {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return (System.nanoTime() - start) * 1e-9;
  }
}
