package inr.contest;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a plot: a number ↦ its share of the way from one end to the other, in proportion to
 * the number or to its logarithm.
 *
 * @param low number at the start
 * @param high number at the end, above {@code low}
 * @param logarithmic whether equal ways are equal factors; both numbers are positive then
 */
record PlotAxis(double low, double high, boolean logarithmic) {
  private static final int MOST_MARKS = 8;
  private static final double[] ROUND = {1, 2, 5};

  PlotAxis {
    if (!(low < high) || (logarithmic && !(low > 0))) {
      throw new IllegalArgumentException("axis from " + low + " to " + high);
    }
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

  /** 1, 2 and 5 · 10ⁿ. */
  private List<Double> factors() {
    List<Double> marks = new ArrayList<>();
    for (int n = (int) Math.floor(StrictMath.log10(low)); StrictMath.pow(10, n) <= high; n++) {
      for (double round : ROUND) {
        double mark = round * StrictMath.pow(10, n);
        if (mark >= low && mark <= high) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }
}
