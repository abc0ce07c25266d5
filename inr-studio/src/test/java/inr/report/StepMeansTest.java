package inr.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepMeansTest {
  /** Every step at first, then the mean of more and more of them. */
  @Test
  void aPointIsTheMeanBehindTheOneBefore() {
    StepMeans means = new StepMeans();
    for (int step = 1; step <= 1000; step++) {
      means.add(step, step % 2 == 0 ? 3 : 1);
    }
    List<Chart.Point> points = means.points();
    assertEquals(new Chart.Point(1, 1), points.get(0));
    assertEquals(new Chart.Point(2, 3), points.get(1));
    Chart.Point end = points.get(points.size() - 1);
    assertTrue(end.across() > 950 && Math.abs(end.up() - 2) < 0.1, end.toString());
    assertTrue(points.size() < 120, points.size() + " points");
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    StepMeans means = new StepMeans();
    means.add(1, Double.POSITIVE_INFINITY);
    means.add(2, 5);
    means.add(3, Double.NaN);
    assertEquals(List.of(new Chart.Point(2, 5)), means.points());
  }
}
