package inr.bench.suite;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much is spent on a measurement.
 *
 * @param threads most worker threads, at least 1
 * @param rounds rounds of each row, at least 1
 * @param quick whether only the way is tried: short rounds, small cases, figures without meaning
 */
record Conditions(int threads, int rounds, boolean quick) {
  Conditions {
    if (threads < 1 || threads > 4096) {
      throw new IllegalArgumentException(
          "suite was given " + threads + " threads; 1 to 4096 are accepted");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException(
          "suite was given " + rounds + " rounds; at least 1 is needed");
    }
  }

  /** Seconds that one round fills by repetition. */
  double roundSeconds() {
    return quick ? 0.005 : 0.1;
  }

  /** Seconds that work is repeated before it is timed, at least. */
  double warmUpSeconds() {
    return quick ? 0.02 : 0.4;
  }

  /** Seconds after which work is timed even if it still becomes faster. */
  double mostWarmUpSeconds() {
    return quick ? 0.1 : 3;
  }

  /** One thread, and all. */
  List<Integer> oneAndAll() {
    return IntStream.of(1, threads).distinct().boxed().toList();
  }

  /** 1, 2, 4, 8, … and all threads. */
  List<Integer> doubling() {
    return IntStream.concat(
            IntStream.iterate(1, n -> n < threads, n -> 2 * n), IntStream.of(threads))
        .boxed()
        .toList();
  }
}
