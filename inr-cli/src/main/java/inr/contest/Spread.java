package inr.contest;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Mean and spread of a number over several runs.
 *
 * @param mean Σx/n; none of no run
 * @param deviation √(Σ(x − mean)²/(n − 1)); none of less than two
 */
public record Spread(OptionalDouble mean, OptionalDouble deviation) {
  /** That of some numbers. */
  public static Spread of(Collection<Double> numbers) {
    int count = numbers.size();
    if (count == 0) {
      return new Spread(OptionalDouble.empty(), OptionalDouble.empty());
    }
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    double mean = sum / count;
    double squares = 0;
    for (double number : numbers) {
      squares += (number - mean) * (number - mean);
    }
    return new Spread(
        OptionalDouble.of(mean),
        count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (count - 1))));
  }

  /** In words: the mean and, where there is any, ± the deviation. */
  public String text(int digits) {
    if (mean.isEmpty() || Double.isNaN(mean.getAsDouble())) {
      return "";
    }
    if (Double.isInfinite(mean.getAsDouble())) {
      return "exact";
    }
    String text = digits(mean.getAsDouble(), digits);
    return deviation.orElse(0) > 0 ? text + " ± " + digits(deviation.getAsDouble(), digits) : text;
  }

  private static String digits(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
