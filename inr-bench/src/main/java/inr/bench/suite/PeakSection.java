package inr.bench.suite;

import java.util.ArrayList;
import java.util.List;

/** The multiply-add peak of the cores: what every share is a share of. */
final class PeakSection implements Section {
  private static final int WARM_UP = 5;

  /** Runs of the peak in a round; the round counts the highest. */
  private static final int RUNS = 10;

  @Override
  public String name() {
    return "peak";
  }

  @Override
  public String title() {
    return "multiply-adds in registers alone, counted as two operations";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) {
    for (int threads : conditions.oneAndAll()) {
      highest(threads, WARM_UP);
      List<Double> rates = new ArrayList<>();
      for (int round = 0; round < conditions.rounds(); round++) {
        rates.add(highest(threads, RUNS) * 1e-9);
      }
      findings.row(Row.of("threads", threads).with("peak", "GFLOP/s", rates));
    }
  }

  private static double highest(int threads, int runs) {
    double highest = 0;
    for (int run = 0; run < runs; run++) {
      highest = Math.max(highest, FmaPeak.measure(threads));
    }
    return highest;
  }
}
