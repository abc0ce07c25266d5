package inr.experiment;

import inr.contest.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How a method did on one problem with all of its seeds. Better ones come first, those without a
 * result last.
 *
 * @param method its name
 * @param trials of its seeds, at least one
 */
public record Ranked(String method, List<Trial> trials) implements Comparable<Ranked> {
  public Ranked {
    trials = List.copyOf(trials);
  }

  private List<Trial.Result> results() {
    return trials.stream().flatMap(trial -> trial.result().stream()).toList();
  }

  /** A number over the seeds with a result. */
  public Spread spread(ToDoubleFunction<Trial.Result> number) {
    return Spread.of(results().stream().map(number::applyAsDouble).toList());
  }

  private double psnr() {
    return spread(Trial.Result::psnr).mean().orElse(Double.NEGATIVE_INFINITY);
  }

  /** The trial in the middle by PSNR, the lower of two; none without a result. */
  public Optional<Trial> middle() {
    List<Trial> sorted =
        trials.stream()
            .filter(trial -> trial.result().isPresent())
            .sorted(Comparator.comparingDouble(trial -> trial.result().orElseThrow().psnr()))
            .toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  /** What the trials say of themselves: the first that is not simply well. */
  public String status() {
    return trials.stream()
        .map(Trial::status)
        .filter(status -> !status.equals(Trial.OK))
        .findFirst()
        .orElse(Trial.OK);
  }

  @Override
  public int compareTo(Ranked other) {
    return Double.compare(other.psnr(), psnr());
  }
}
