package inr.contest;

import java.util.Comparator;
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

  private List<Row> done() {
    return rows.stream().filter(row -> row.result().isPresent()).toList();
  }

  /** A number over the seeds with a result. */
  public Spread spread(ToDoubleFunction<Row.Result> number) {
    return Spread.of(done().stream().map(row -> number.applyAsDouble(result(row))).toList());
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
    List<Row> sorted =
        done().stream().sorted(Comparator.comparingDouble(row -> result(row).decibels())).toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  /** What the rows say of themselves: the first that is not simply well. */
  public String status() {
    return rows.stream()
        .map(Row::status)
        .filter(status -> !status.equals(Row.OK))
        .findFirst()
        .orElse(Row.OK);
  }

  private static Row.Result result(Row row) {
    return row.result().orElseThrow();
  }

  @Override
  public int compareTo(Standing other) {
    return Double.compare(other.decibels(), decibels());
  }
}
