package inr.experiment;

import inr.contest.Scored;
import inr.contest.Spread;
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

  /** A number over the seeds with a result. */
  public Spread spread(ToDoubleFunction<Trial.Result> number) {
    return Spread.of(
        trials.stream()
            .flatMap(trial -> trial.result().stream())
            .map(number::applyAsDouble)
            .toList());
  }

  private double psnr() {
    return spread(Trial.Result::psnr).mean().orElse(Double.NEGATIVE_INFINITY);
  }

  /** The trial in the middle by PSNR, the lower of two; none without a result. */
  public Optional<Trial> middle() {
    return Scored.middle(trials);
  }

  /** What the trials say of themselves: the first that is not simply well. */
  public String status() {
    return Scored.status(trials);
  }

  @Override
  public int compareTo(Ranked other) {
    return Double.compare(other.psnr(), psnr());
  }
}
