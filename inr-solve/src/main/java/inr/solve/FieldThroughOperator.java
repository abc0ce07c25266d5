package inr.solve;

import inr.grid.Grid;
import inr.loss.Loss;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Preset;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.preset.Start;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * A network of coordinates that is trained through the operator: it begins as a fit of the
 * problem's first guess, then follows {@link OperatorLoss}.
 *
 * <p>Of a local operator whose measurements see few points each step draws some of them, of any
 * other it takes the whole grid, see {@link OperatorLoss#steps}. Begun without the first fit, or
 * with a high rate, it ends with noise between the measurements: what A does not see, nothing but
 * the network and the total variation decides.
 *
 * <p>Wishes first, then {@link #solve}; bits depend neither on threads nor on the machine.
 */
public final class FieldThroughOperator implements Method<Problem> {
  /** Usual steps in all. */
  public static final int USUAL_STEPS = 1650;

  private static final int FIRST_FIT = 150;
  private static final int FIRST_FIT_BATCH = 4096;

  /** Points of the domain that the measurements of a step stand for: 192 blocks of 4 x 4. */
  private static final int POINTS = 3072;

  private static final double VARIATION = 1e-3;

  /** Factor on a preset's learning rate, which is meant for samples of the signal itself. */
  private static final double RATE = 0.7;

  /** Settings that a network's source has for super-resolution; wire_SISR.py of WIRE. */
  private static final Map<String, Map<String, Double>> PUBLISHED =
      Map.of("wire", Map.of(Preset.OMEGA, 8.0, "scale", 6.0));

  /** Pictures on the way that a watcher is shown. */
  private static final int LOOKS = 20;

  /** Is shown what the network makes of the picture on the way. */
  @FunctionalInterface
  public interface Watcher {
    /** The picture after so many steps. */
    void look(int step, Planes picture);
  }

  private final Preset preset;
  private final long seed;
  private final Map<String, Double> settings = new LinkedHashMap<>();
  private int steps = USUAL_STEPS;
  private Watcher watcher = (step, picture) -> {};

  private FieldThroughOperator(Preset preset, long seed) {
    this.preset = preset;
    this.seed = seed;
    this.settings.putAll(PUBLISHED.getOrDefault(preset.name(), Map.of()));
  }

  /**
   * A network with its usual settings, or those of its source for super-resolution: ω = 8 and s = 6
   * of {@code wire}.
   *
   * @param seed of its parameters and of what is drawn
   */
  public static FieldThroughOperator of(Preset preset, long seed) {
    return new FieldThroughOperator(preset, seed);
  }

  /** Another value of one of the network's settings. */
  public FieldThroughOperator setting(String name, double value) {
    settings.put(name, value);
    return this;
  }

  /** Steps in all, a tenth or {@value #FIRST_FIT} of them for the first fit. */
  public FieldThroughOperator steps(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "field through an operator has " + count + " steps; at least 1 is needed");
    }
    steps = count;
    return this;
  }

  /** Shows the picture at the end and some times on the way, which takes time of its own. */
  public FieldThroughOperator watch(Watcher wanted) {
    watcher = wanted;
    return this;
  }

  /** Name of the network. */
  @Override
  public String name() {
    return preset.name();
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public Planes solve(Problem problem, Workers workers, IntConsumer done) {
    Signal first = problem.start(workers).signal();
    Shape shape = Shape.of(first);
    Settings chosen = preset.settings(shape);
    for (Map.Entry<String, Double> setting : settings.entrySet()) {
      chosen = preset.with(shape, chosen, setting.getKey(), setting.getValue());
    }
    Start start = preset.start(first, chosen, seed, workers.count());
    TrainingPlan usual = start.recipe().plan(start.network(), seed);
    TrainingPlan plan =
        usual
            .withLoss(new Loss.MeanSquaredError())
            .withSampler(new Sampler.RandomBatches(FIRST_FIT_BATCH))
            .withLearningRate(RATE * usual.learningRate())
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    try (FieldTraining training = new FieldTraining(plan, start.signal(), workers, done)) {
      start.parameters().ifPresent(training::beginWith);
      return new Run(problem, training, start.signal()).go();
    }
  }

  /** One training. */
  private final class Run {
    private final Problem problem;
    private final FieldTraining training;
    private final Grid grid;
    private final ValueRange units;
    private final OperatorLoss loss;

    Run(Problem problem, FieldTraining training, Signal signal) {
      this.problem = problem;
      this.training = training;
      this.grid = (Grid) signal.coordinates();
      this.units = signal.range().per(((Medium.Picture) signal.medium()).peak());
      this.loss = OperatorLoss.of(problem, VARIATION, units);
    }

    Planes go() {
      int firstFit = Math.min(FIRST_FIT, steps / 10);
      long all = problem.operator().range().size();
      int measurements = (int) Math.max(1, POINTS * all / problem.shape().size());
      IntFunction<OperatorLoss.Draw> draws = loss.steps(measurements, seed);
      for (int step = 0; step < steps; step++) {
        if (step < firstFit) {
          training.step();
        } else {
          OperatorLoss.Draw draw = draws.apply(step - firstFit);
          training.step(draw, draw);
        }
        if ((step + 1) % Math.max(1, steps / LOOKS) == 0 && step + 1 < steps) {
          watcher.look(step + 1, picture());
        }
      }
      Planes last = picture();
      watcher.look(steps, last);
      return last;
    }

    private Planes picture() {
      int count = problem.measured().size();
      int pixels = problem.shape().size();
      double[] values = training.values(grid, units);
      double[][] channels = new double[count][pixels];
      for (int i = 0; i < values.length; i++) {
        channels[i % count][i / count] = values[i];
      }
      return new Planes(problem.shape(), List.of(channels), problem.colours());
    }
  }
}
