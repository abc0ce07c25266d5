package inr.training;

import inr.backend.Trainer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A learning-rate range test: η grows from step to step by one factor, and the loss tells where it
 * is too small, good and too large.
 *
 * <p>Smith lets η grow in equal steps and reads the scores of many epochs by eye. Rates of networks
 * here differ by powers of ten, so η grows geometrically, and {@link RateCurve} reads the loss of
 * each step.
 *
 * @param lowest η of the first step, positive
 * @param highest η of the last step, above {@code lowest}
 * @param steps at least {@value #FEWEST_STEPS}
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith 2015, section 3.3</a>
 */
public record RangeTest(double lowest, double highest, int steps) {
  /** Fewer do not tell a slope from noise. */
  public static final int FEWEST_STEPS = 20;

  /** A loss of so many times the best one has run away. */
  private static final double RUN_AWAY = 4;

  public RangeTest {
    if (!(lowest > 0 && lowest < highest && highest <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "range test goes from learning rate "
              + lowest
              + " to "
              + highest
              + "; two positive numbers in ascending order are needed");
    }
    if (steps < FEWEST_STEPS) {
      throw new IllegalArgumentException(
          "range test has " + steps + " steps; at least " + FEWEST_STEPS + " are needed");
    }
  }

  /** From 1e-6 to 1 in 240 steps: 40 for each power of ten. */
  public static RangeTest of() {
    return new RangeTest(1e-6, 1, 240);
  }

  /** A plan with the rates of this test, which its trainer follows. */
  public TrainingPlan plan(TrainingPlan plan) {
    return plan.withLearningRate(highest).withSchedule(rising());
  }

  private Schedule rising() {
    return new Schedule.Rising(steps, lowest / highest);
  }

  /**
   * Runs the test, until the loss runs away: to four times the best smoothed one, or to what is not
   * finite.
   *
   * @param trainer of {@link #plan}, at its start; what it has learned is of no use afterwards
   * @param watch hears of each step; what it throws ends the test
   * @throws DivergedException if the loss is not finite before any step
   */
  public RateCurve run(Trainer trainer, Consumer<RateCurve.Point> watch) {
    // The loss of a step is that of the parameters before it, so each rate is told by the next one.
    trainer.step(1);
    if (!Double.isFinite(trainer.loss())) {
      throw DivergedException.beforeStep(trainer.loss(), 1);
    }
    Schedule rising = rising();
    SmoothLoss smooth = new SmoothLoss();
    List<RateCurve.Point> points = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k < steps; k++) {
      trainer.step(1);
      double rate = highest * rising.factor(k);
      double loss = trainer.loss();
      double now = smooth.add(loss);
      if (!Double.isFinite(loss) || now > RUN_AWAY * best) {
        return RateCurve.of(points, OptionalDouble.of(rate));
      }
      best = Math.min(best, now);
      points.add(new RateCurve.Point(rate, loss, now));
      watch.accept(points.get(k));
    }
    return RateCurve.of(points, OptionalDouble.empty());
  }
}
