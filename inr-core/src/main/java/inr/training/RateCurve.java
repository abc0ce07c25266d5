package inr.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a {@link RangeTest} found.
 *
 * @param points by rates that ascend by one factor
 * @param runAway rate at which the loss ran away, if it did
 */
public record RateCurve(List<Point> points, OptionalDouble runAway) {
  /** A rate that is this part of the one at which the loss ran away is not near to it. */
  private static final double SAFE = 0.1;

  /** A loss that falls by less than this part of itself may be noise. */
  private static final double LEAST_FALL = 0.05;

  public RateCurve {
    points = List.copyOf(points);
  }

  /**
   * A step of the test.
   *
   * @param rate η
   * @param loss after the step at this rate
   * @param smoothed the same without noise
   */
  public record Point(double rate, double loss, double smoothed) {}

  /**
   * A learning rate to begin with.
   *
   * @param rate η
   * @param reason why this one
   */
  public record Suggestion(double rate, Reason reason) {}

  /** Why a rate is suggested. */
  public enum Reason {
    /** The smoothed loss falls fastest there, by the logarithms of both. */
    STEEPEST,
    /** A tenth of the rate at which the loss ran away, which is less than the steepest. */
    TENTH_OF_RUN_AWAY
  }

  /**
   * The curve of a test whose points are smoothed one way. A mean of what came before lags behind
   * the loss, so that of what comes after is taken of it.
   */
  static RateCurve of(List<Point> oneWay, OptionalDouble runAway) {
    SmoothLoss smooth = new SmoothLoss();
    List<Point> points = new ArrayList<>();
    for (int k = oneWay.size() - 1; k >= 0; k--) {
      Point point = oneWay.get(k);
      points.add(new Point(point.rate, point.loss, smooth.add(point.smoothed)));
    }
    Collections.reverse(points);
    return new RateCurve(points, runAway);
  }

  /** Where the smoothed loss falls fastest on its way to its minimum; none if it hardly falls. */
  public OptionalDouble steepest() {
    int lowest = 0;
    for (int k = 1; k < points.size(); k++) {
      if (points.get(k).smoothed < points.get(lowest).smoothed) {
        lowest = k;
      }
    }
    if (lowest == 0 || points.get(lowest).smoothed > (1 - LEAST_FALL) * points.get(0).smoothed) {
      return OptionalDouble.empty();
    }
    // Rates ascend by one factor, so the steepest place is that of the least ratio of losses.
    int steepest = 1;
    for (int k = 2; k <= lowest; k++) {
      if (ratio(k) < ratio(steepest)) {
        steepest = k;
      }
    }
    return OptionalDouble.of(points.get(steepest).rate);
  }

  private double ratio(int k) {
    return points.get(k).smoothed / points.get(k - 1).smoothed;
  }

  /** The steepest rate, or a tenth of where the loss ran away if that is less; none without one. */
  public Optional<Suggestion> suggestion() {
    OptionalDouble steepest = steepest();
    if (steepest.isEmpty()) {
      return Optional.empty();
    }
    double safe = SAFE * runAway.orElse(Double.POSITIVE_INFINITY);
    return Optional.of(
        safe < steepest.getAsDouble()
            ? new Suggestion(safe, Reason.TENTH_OF_RUN_AWAY)
            : new Suggestion(steepest.getAsDouble(), Reason.STEEPEST));
  }
}
