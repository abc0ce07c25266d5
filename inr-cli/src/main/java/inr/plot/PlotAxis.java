package inr.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An axis of a plot: a number ↦ its share of the way from one end to the other, in proportion to
 * the number or to its logarithm.
 *
 * @param low number at the start
 * @param high number at the end, above {@code low}
 * @param logarithmic whether equal ways are equal factors; both numbers are positive then
 */
public record PlotAxis(double low, double high, boolean logarithmic) {
  private static final int MOST_MARKS = 8;
  private static final double[] ROUND = {1, 2, 5};

  /** Where the ends are farther apart, by their ratio, only powers of ten are marked. */
  private static final double MOST_WITH_ALL_MARKS = 1e4;

  public PlotAxis {
    if (!(low < high) || (logarithmic && !(low > 0))) {
      throw new IllegalArgumentException("axis from " + low + " to " + high);
    }
  }

  /**
   * The axis from the least to the greatest of some numbers.
   *
   * @param numbers all positive if it is logarithmic
   */
  public static PlotAxis of(List<Double> numbers, boolean logarithmic) {
    if (numbers.isEmpty()) {
      return new PlotAxis(1, 2, logarithmic);
    }
    double low = Collections.min(numbers);
    double high = Collections.max(numbers);
    return new PlotAxis(low, low < high ? high : low + Math.max(1, low), logarithmic);
  }

  double share(double number) {
    return logarithmic
        ? StrictMath.log(number / low) / StrictMath.log(high / low)
        : (number - low) / (high - low);
  }

  /** Round numbers within. */
  List<Double> marks() {
    return logarithmic ? factors() : multiples();
  }

  /** Multiples of the least of 1, 2 or 5 · 10ⁿ that gives few enough. */
  private List<Double> multiples() {
    double distance = distance((high - low) / MOST_MARKS);
    List<Double> marks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / distance); i * distance <= high; i++) {
      marks.add(i * distance);
    }
    return marks;
  }

  private static double distance(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (double round : ROUND) {
      if (round * power >= least) {
        return round * power;
      }
    }
    return 10 * power;
  }

  /** 1, 2 and 5 · 10ⁿ; over many powers of ten only these. */
  private List<Double> factors() {
    double[] rounds = high / low <= MOST_WITH_ALL_MARKS ? ROUND : new double[] {1};
    List<Double> marks = new ArrayList<>();
    for (int n = (int) Math.floor(StrictMath.log10(low)); StrictMath.pow(10, n) <= high; n++) {
      for (double round : rounds) {
        double mark = round * StrictMath.pow(10, n);
        if (mark >= low && mark <= high) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }
}
