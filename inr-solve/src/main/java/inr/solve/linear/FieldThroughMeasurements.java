package inr.solve.linear;

import inr.grid.Grid;
import inr.operator.Scaled;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.FieldAnswer;
import inr.solve.FieldTraining;
import inr.solve.OperatorLoss;
import inr.solve.TrainedField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * A SIREN of three sine layers that is trained through the operator: L = ‖A f − y‖²/m, rows of A
 * having length 1 in the mean and numbers a range of 1, and on grids of one or two axes total
 * variation, see {@link OperatorLoss}. Where the noise is known it ends at the discrepancy rms(A f
 * − y) ≤ noise, which is looked at every {@value #LOOK_EVERY} steps.
 *
 * @param width of each layer
 * @param omega of all layers; by the measurements if empty, see {@link #omega(LinearMeasurements)}
 * @param rate of Adam, which falls to a tenth
 * @param variation weight of the total variation
 * @param steps at most, at least 1
 * @param seed of its parameters and of what is drawn
 */
public record FieldThroughMeasurements(
    int width, Optional<Double> omega, double rate, double variation, int steps, long seed)
    implements LinearMethod {
  private static final int LOOK_EVERY = 10;
  private static final int HIDDEN_LAYERS = 3;

  /** Points that the measurements of a step see, if they see no point twice. */
  private static final long POINTS = 4096;

  /** ω of SIREN, which is for as many measurements as numbers. */
  private static final double FULL_OMEGA = 30;

  private static final double LEAST_OMEGA = 5;
  private static final double LEAST_OMEGA_OF_PLACES = 3;
  private static final double OMEGA_PER_PLACE = 0.25;

  public FieldThroughMeasurements {
    boolean positive = width > 0 && steps > 0 && rate > 0 && omega.orElse(FULL_OMEGA) > 0;
    if (!positive || !(variation >= 0)) {
      throw new IllegalArgumentException(
          "field has width "
              + width
              + ", ω "
              + omega.map(String::valueOf).orElse("by the measurements")
              + ", rate "
              + rate
              + ", "
              + steps
              + " steps and total variation "
              + variation
              + "; positive numbers, and 0 or more of the last, are needed");
    }
  }

  @Override
  public String name() {
    return "siren";
  }

  /**
   * ω that m measurements of n numbers in D dimensions bear: on a grid 30·(m/n)^(1/D), from 5 to
   * 30; of scattered points a quarter of the side of a grid of as many, from 3 to 30, as for tables
   * of places. What turns faster between them is told by none.
   */
  public static double omega(LinearMeasurements problem) {
    double numbers = (double) problem.points().points();
    double count = Math.min(problem.measured().length, numbers);
    double dimension = problem.points().dimensions();
    if (problem.points() instanceof Grid) {
      double share = StrictMath.pow(count / numbers, 1 / dimension);
      return Math.max(LEAST_OMEGA, FULL_OMEGA * share);
    }
    double side = StrictMath.pow(count, 1 / dimension);
    return Math.max(LEAST_OMEGA_OF_PLACES, Math.min(FULL_OMEGA, OMEGA_PER_PLACE * side));
  }

  @Override
  public FieldAnswer solve(LinearMeasurements problem, Workers workers, IntConsumer done) {
    int dimensions = problem.points().dimensions();
    double turns = omega.orElseGet(() -> omega(problem));
    TrainingPlan plan =
        TrainingPlan.of(
                Siren.network(dimensions, 1, HIDDEN_LAYERS, width, turns, turns), rate, seed)
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    Samples none = new Samples.Floats(new float[problem.operator().domain().size()]);
    Signal signal = new Signal(problem.points(), new Medium.Field(1), none, problem.range());
    try (FieldTraining training = new FieldTraining(plan, signal, workers, done)) {
      train(problem, training);
      TrainedField field = training.field();
      return new FieldAnswer(field.values(problem.points(), workers), Optional.of(field));
    }
  }

  private void train(LinearMeasurements problem, FieldTraining training) {
    boolean varies = problem.points() instanceof Grid && problem.points().dimensions() <= 2;
    double span = problem.range().storedHigh() - problem.range().storedLow();
    double unit = 1 / (span * problem.meanRow());
    double[] scaled = problem.measured().clone();
    Arrays.setAll(scaled, i -> unit * scaled[i]);
    OperatorLoss loss =
        OperatorLoss.of(
            new Scaled(problem.operator(), unit),
            List.of(scaled),
            varies ? variation / span : 0,
            problem.range());
    long measurements = (long) (POINTS / problem.meanFootprint());
    IntFunction<OperatorLoss.Draw> draws =
        loss.steps((int) Math.max(1, Math.min(measurements, scaled.length)), seed);
    for (int step = 0; step < steps; step++) {
      OperatorLoss.Draw draw = draws.apply(step);
      training.step(draw, draw);
      boolean looks = problem.noise() > 0 && (step + 1) % LOOK_EVERY == 0;
      if (looks && problem.rms(training.values(problem.points())) <= problem.noise()) {
        return;
      }
    }
  }
}
