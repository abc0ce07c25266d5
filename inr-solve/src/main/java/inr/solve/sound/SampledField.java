package inr.solve.sound;

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
import inr.sampling.Batch;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A SIREN of three hidden layers of 128, fitted to what is known of samples: L = mean of (f −
 * nearest possible value)², so that a clipped sample draws only where f is below the limit. First ω
 * 3000, then 30; Adam at 5·10⁻⁴, down to a tenth, 600 steps of 4096 samples.
 *
 * <p>Nothing but the network decides on samples of which nothing is known, and those that are known
 * are as it has them: nothing is put back.
 *
 * @param seed of its parameters and of what is drawn
 * @param steps at least 1
 */
public record SampledField(long seed, int steps) implements SoundMethod<SoundProblem> {
  private static final int USUAL_STEPS = 600;
  private static final int BATCH = 4096;
  private static final double RATE = 5e-4;

  public SampledField {
    if (steps < 1) {
      throw new IllegalArgumentException("field has " + steps + " steps; at least 1 is needed");
    }
  }

  /** The usual number of steps. */
  public static SampledField of(long seed) {
    return new SampledField(seed, USUAL_STEPS);
  }

  @Override
  public String name() {
    return "siren";
  }

  @Override
  public Waves solve(SoundProblem problem, Workers workers, IntConsumer done) {
    Waves start = problem.start();
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < start.channels().size(); c++) {
      int before = c * steps;
      int count = start.channels().size();
      double[] x =
          fitted(
              start.frames(),
              start.rate(),
              problem.bounds(c),
              start.peak(),
              workers,
              step -> done.accept((before + step) / count));
      channels.add(x);
    }
    return new Waves(channels, start.rate());
  }

  private double[] fitted(
      int frames, int rate, Bounds bounds, double peak, Workers workers, IntConsumer done) {
    double scale = peak == 0 ? 1 : peak;
    Signal blank =
        new Signal(
            Grid.of(Axis.centred("t", frames)),
            new Medium.Sound(frames, 1, rate, Float.SIZE, true),
            new Samples.Floats(new float[frames]),
            ValueRange.symmetric(-scale, scale));
    Preset siren = Presets.named("siren").orElseThrow();
    Shape shape = Shape.of(blank);
    Settings settings = siren.settings(shape);
    for (Setting one : SETTINGS) {
      settings = siren.with(shape, settings, one.name, one.value);
    }
    Start begin = siren.start(blank, settings, seed, workers.count());
    TrainingPlan plan =
        begin
            .recipe()
            .plan(begin.network(), seed)
            .withLoss(new Loss.MeanSquaredError())
            .withSampler(new Sampler.RandomBatches(BATCH))
            .withLearningRate(RATE)
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    try (FieldTraining training = new FieldTraining(plan, begin.signal(), workers, done)) {
      Sampler.RandomBatches sampler = new Sampler.RandomBatches(BATCH);
      for (int step = 0; step < steps; step++) {
        Draw draw =
            new Draw(bounds, sampler.batch(step, List.of(bounds.places().length), seed), scale);
        training.step(draw, draw);
      }
      return training.values(blank.coordinates());
    }
  }

  private record Setting(String name, double value) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("width", 128),
          new Setting("hidden-layers", 3),
          new Setting("first-omega", 3000),
          new Setting("omega", 30));

  /** Samples of a step, and how far the field is from what is possible there. */
  private record Draw(Bounds bounds, Batch which, double scale) implements Batch, Objective {
    @Override
    public int points() {
      return which.points();
    }

    @Override
    public int point(int index) {
      return bounds.places()[which.point(index)];
    }

    @Override
    public double at(double[] predictions, double[] slopes) {
      double sum = 0;
      int count = which.points();
      for (int i = 0; i < count; i++) {
        int k = which.point(i);
        double error = predictions[i] - bounds.nearest(k, predictions[i] * scale) / scale;
        sum += error * error;
        slopes[i] = 2 * error / count;
      }
      return sum / count;
    }
  }
}
