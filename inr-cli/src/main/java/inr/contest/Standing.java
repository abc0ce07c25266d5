package inr.contest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How a network did on one input with all of its seeds. Better ones come first: more decibels, and
 * those without a result last.
 *
 * @param model name of the network
 * @param rows of its seeds, at least one
 */
public record Standing(String model, List<Row> rows) implements Comparable<Standing> {
  public Standing {
    rows = List.copyOf(rows);
  }

  /** A number over the seeds with a result. */
  public Spread spread(ToDoubleFunction<Row.Result> number) {
    return Spread.of(
        rows.stream().flatMap(row -> row.result().stream()).map(number::applyAsDouble).toList());
  }

  /** The mean of a number over the seeds with a result; none without any. */
  public OptionalDouble mean(ToDoubleFunction<Row.Result> number) {
    return spread(number).mean();
  }

  /**
   * Mean decibels, the SNR of sounds and the PSNR of all else; the least of all without a result.
   */
  double decibels() {
    return mean(Row.Result::decibels).orElse(Double.NEGATIVE_INFINITY);
  }

  /** The row in the middle by decibels, the lower of two. */
  public Optional<Row> middle() {
    return Scored.middle(rows);
  }

  /** What the rows say of themselves: the first that is not simply well. */
  public String status() {
    return Scored.status(rows);
  }

  @Override
  public int compareTo(Standing other) {
    return Double.compare(other.decibels(), decibels());
  }
}
