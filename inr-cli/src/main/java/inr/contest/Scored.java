package inr.contest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One of several runs that differ in their seeds. */
public interface Scored {
  /** What the status of every run with a result begins with. */
  String OK = "ok";

  /** What runs are compared by; none without a result. */
  OptionalDouble decibels();

  /** A text that begins with {@value #OK}, or why there is no result. */
  String status();

  /** The run in the middle by decibels, the lower of two; none without a result. */
  static <S extends Scored> Optional<S> middle(List<S> runs) {
    List<S> sorted =
        runs.stream()
            .filter(run -> run.decibels().isPresent())
            .sorted(Comparator.comparingDouble(run -> run.decibels().getAsDouble()))
            .toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  /** What runs say of themselves: the first that is not simply well. */
  static String status(List<? extends Scored> runs) {
    return runs.stream()
        .map(Scored::status)
        .filter(status -> !status.equals(OK))
        .findFirst()
        .orElse(OK);
  }
}
