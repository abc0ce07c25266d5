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

  /** The mean of a number over the seeds with a result; none without any. */
  public OptionalDouble mean(ToDoubleFunction<Row.Result> number) {
    List<Row> done = done();
    double sum = 0;
    for (Row row : done) {
      sum += number.applyAsDouble(result(row));
    }
    return done.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / done.size());
  }

  /** The standard deviation √(Σ(x − mean)²/(n − 1)) over the seeds; none of less than two. */
  public OptionalDouble deviation(ToDoubleFunction<Row.Result> number) {
    List<Row> done = done();
    if (done.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean(number).orElseThrow();
    double squares = 0;
    for (Row row : done) {
      double off = number.applyAsDouble(result(row)) - mean;
      squares += off * off;
    }
    return OptionalDouble.of(Math.sqrt(squares / (done.size() - 1)));
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
