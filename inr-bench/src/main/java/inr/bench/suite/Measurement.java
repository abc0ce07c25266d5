package inr.bench.suite;

import java.util.List;

/**
 * One quantity, measured once in each round.
 *
 * @param name what it is
 * @param unit in which it is
 * @param samples one finite number for each round, in the order of the rounds; at least one
 */
record Measurement(String name, String unit, List<Double> samples) {
  Measurement {
    samples = List.copyOf(samples);
    if (samples.isEmpty() || !samples.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "measurement of " + name + " is " + samples + "; at least one finite number is needed");
    }
  }

  /** The sample in the middle; between two, their mean. */
  double median() {
    List<Double> sorted = samples.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : 0.5 * (sorted.get(half - 1) + sorted.get(half));
  }

  /** The least sample. */
  double min() {
    return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** The greatest sample. */
  double max() {
    return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** Number of samples. */
  int rounds() {
    return samples.size();
  }
}
