package inr.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A number that is known of each step, at steps about 2^(1/16) apart: the mean of those behind the
 * point before.
 */
public final class StepMeans {
  private final List<Chart.Point> points = new ArrayList<>();
  private long last;
  private double sum;
  private long count;

  /** No steps yet. */
  public StepMeans() {}

  /**
   * One step more.
   *
   * @param step steps done
   * @param number of the last of them; one that is not finite is left out
   */
  public void add(long step, double number) {
    if (Double.isFinite(number)) {
      sum += number;
      count++;
    }
    if (count > 0 && FitCurve.isDue(last, step)) {
      points.add(new Chart.Point(step, sum / count));
      last = step;
      sum = 0;
      count = 0;
    }
  }

  /** The points so far. */
  public List<Chart.Point> points() {
    return List.copyOf(points);
  }
}
