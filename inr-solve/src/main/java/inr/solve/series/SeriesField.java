package inr.solve.series;

import inr.encoding.Encoding;
import inr.network.NetworkSpec;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.sampling.Sampler;
import inr.solve.FieldAnswer;
import inr.solve.partial.FieldOfPoints;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * A network of two layers that is fitted to a series whose known points lie in [−1, 1]. The periods
 * that Snake and FAN begin with are that of {@link StrongestWave}: with a period of one radian, as
 * published, they continue only what swings about as fast.
 *
 * @param kind of its layers
 * @param width of both
 * @param steps at least 1
 * @param seed of its beginning
 */
public record SeriesField(Kind kind, int width, int steps, long seed) implements PartialMethod {
  private static final double OMEGA = 3;
  private static final int BATCH = 4096;

  /** Layers that it has, and the rate of Adam, which falls to a tenth. */
  public enum Kind {
    /** Snake with a = 2ω. */
    SNAKE(1e-3),
    /** FAN with the first layer's waves ω times as fast. */
    FAN(1e-2),
    /** Sines, ω 3 and at least as fast as a third of the strongest wave. */
    SIREN(1e-3),
    /** Rectified linear units. */
    RELU(1e-3),
    /** Hyperbolic tangents. */
    TANH(1e-3);

    private final double rate;

    Kind(double rate) {
      this.rate = rate;
    }
  }

  public SeriesField {
    if (width < 2 || steps < 1) {
      throw new IllegalArgumentException(
          "field has width " + width + " and " + steps + " steps; at least 2 and 1 are needed");
    }
  }

  @Override
  public String name() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done) {
    NetworkSpec network = network(problem.channels(), StrongestWave.of(problem, workers));
    TrainingPlan plan =
        TrainingPlan.of(network, kind.rate, seed)
            .withSampler(new Sampler.RandomBatches(BATCH))
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    return new FieldOfPoints(name(), plan, steps, 0).solve(problem, workers, done);
  }

  private NetworkSpec network(int outputs, double omega) {
    Encoding bare = new Encoding.Identity();
    return switch (kind) {
      case SNAKE -> SeriesNetworks.snake(outputs, width, 2 * omega, 1, 1);
      case FAN -> SeriesNetworks.fan(outputs, width, omega);
      case SIREN -> Siren.network(1, outputs, 2, width, Math.max(OMEGA, omega / OMEGA), OMEGA);
      case RELU -> Perceptron.relu(1, bare, outputs, 2, width);
      case TANH -> Perceptron.tanh(1, bare, outputs, 2, width);
    };
  }
}
