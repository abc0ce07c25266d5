package inr.solve.phase;

import inr.backend.Objective;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.preset.Start;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import inr.solve.FieldTraining;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A SIREN whose outputs are the numbers x, trained on all points by their amplitudes: L = mean (|A
 * w(f)| − y)² and, where there is noise, total variation.
 *
 * <p>Four sine layers of 128, Adam at 10⁻³ down to a tenth. The frequency of the first layer
 * follows the samples of the longer side: one that is too high for them finds waves that explain
 * two patterns and are not the one that was measured. It begins at random, or as a fit of what
 * another method found. Its samples are the answer; the network is one for any resolution.
 *
 * @param name of the method
 * @param first what it is a fit of before it looks at the data
 * @param firstSteps of that fit
 * @param steps in all
 * @param omega of the first layer where the longer side has 64 samples, in proportion to them
 *     elsewhere; the other layers have the same, but at most 30
 * @param variation weight of the total variation, times the noise
 * @param seed of its parameters
 * @param <P> problems that it solves
 */
public record FieldThroughAmplitudes<P extends PhaseProblem>(
    String name,
    Optional<PhaseMethod<? super P>> first,
    int firstSteps,
    int steps,
    double omega,
    double variation,
    long seed)
    implements PhaseMethod<P> {
  private static final double OMEGA = 30;
  private static final double SAMPLES = 64;
  private static final double RATE = 1e-3;
  private static final Map<String, Double> SIZE =
      Map.of(Preset.WIDTH, 128.0, Preset.HIDDEN_LAYERS, 4.0);

  public FieldThroughAmplitudes {
    if (firstSteps < 0 || steps <= firstSteps || !(omega > 0) || !(variation >= 0)) {
      throw new IllegalArgumentException(
          name
              + " has "
              + steps
              + " steps, "
              + firstSteps
              + " of them before the data, ω "
              + omega
              + " and total variation "
              + variation
              + "; more steps than first ones, a positive ω and no negative weight are needed");
    }
  }

  /** From a random start of seed 0, ω 30, no total variation. */
  static FieldThroughAmplitudes<PhaseProblem> of(String name, int steps) {
    return new FieldThroughAmplitudes<>(name, Optional.empty(), 0, steps, OMEGA, 0, 0);
  }

  /** The same with another ω. */
  FieldThroughAmplitudes<P> omega(double other) {
    return new FieldThroughAmplitudes<>(name, first, firstSteps, steps, other, variation, seed);
  }

  /** The same with total variation of a weight times the noise. */
  FieldThroughAmplitudes<P> variation(double weight) {
    return new FieldThroughAmplitudes<>(name, first, firstSteps, steps, omega, weight, seed);
  }

  /** The same after a fit of what another method finds, whose name comes before its own. */
  <Q extends P> FieldThroughAmplitudes<Q> after(PhaseMethod<? super Q> other, int fit) {
    return new FieldThroughAmplitudes<>(
        other.name() + "+" + name, Optional.of(other), fit, fit + steps, omega, variation, seed);
  }

  /** The same with so many steps in all, and another seed. */
  public FieldThroughAmplitudes<P> with(int all, long otherSeed) {
    return new FieldThroughAmplitudes<>(
        name, first, Math.min(firstSteps, all / 2), all, omega, variation, otherSeed);
  }

  @Override
  public FieldAnswer solve(P problem, Workers workers, IntConsumer done) {
    Optional<double[]> begun =
        first.map(method -> method.solve(problem, workers, step -> {}).numbers());
    double unit = problem.unit();
    inr.operator.Shape plane = problem.shape();
    Grid grid = Grid.of(Axis.centred("y", plane.side(0)), Axis.centred("x", plane.side(1)));
    Medium medium = new Medium.Field(problem.channels());
    ValueRange range = ValueRange.symmetric(-unit, unit);
    Samples none = new Samples.Floats(new float[plane.size() * problem.channels()]);
    Signal blank = new Signal(grid, medium, none, range);
    TrainingPlan plan = plan(blank, workers.count());
    WaveLoss loss = new WaveLoss(problem, unit, variation * problem.noise());
    try (FieldTraining training = new FieldTraining(plan, blank, workers, done)) {
      for (int step = 0; step < steps; step++) {
        boolean fits = begun.isPresent() && step < firstSteps;
        training.step(loss, fits ? fit(begun.get(), unit) : loss);
      }
      return new FieldAnswer(training.values(grid), Optional.of(training.field()));
    }
  }

  private TrainingPlan plan(Signal blank, int threads) {
    Preset siren = Presets.named("siren").orElseThrow();
    Shape shape = Shape.of(blank);
    double highest = omega * shape.longest() / SAMPLES;
    Settings settings =
        siren
            .settings(shape)
            .with(SIZE)
            .with(Preset.OMEGA, Math.min(OMEGA, highest))
            .with(Preset.FIRST_OMEGA, highest);
    Start start = siren.start(blank, settings, seed, threads);
    return start
        .recipe()
        .plan(start.network(), seed)
        .withLoss(new Loss.MeanSquaredError())
        .withSampler(new Sampler.FullGrid())
        .withLearningRate(RATE)
        .withSchedule(Schedule.Exponential.of())
        .lasting(steps);
  }

  /** Mean of (unit·f − x)² in units of {@code unit}. */
  private static Objective fit(double[] x, double unit) {
    return (predictions, slopes) -> {
      double sum = 0;
      for (int i = 0; i < predictions.length; i++) {
        double rest = predictions[i] - x[i] / unit;
        sum += rest * rest;
        slopes[i] = 2 * rest / predictions.length;
      }
      return sum / predictions.length;
    };
  }
}
