package inr.cuda;

import inr.backend.Trainer;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.random.CounterRandom;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;

/** Plans and signals of the tests. */
final class Fits {
  private Fits() {}

  /** A picture of noise. */
  static Signal picture(int rows, int columns, int channels) {
    Grid grid = Grid.of(Axis.centred("y", rows), Axis.centred("x", columns));
    return noise(grid, channels);
  }

  static Signal noise(Coordinates coordinates, int channels) {
    CounterRandom random = new CounterRandom(3, 0);
    float[] values = new float[(int) coordinates.points() * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.uniform(i) - 1);
    }
    return new Signal(
        coordinates,
        new Medium.Field(channels),
        new Samples.Floats(values),
        new ValueRange(-1, 1, -1, 1));
  }

  static NetworkSpec siren(int width) {
    return Siren.network(2, 3, 2, width, 30, 30);
  }

  /** Waves, a norm and two widths: what the fused kernel leaves to the other way. */
  static NetworkSpec normed() {
    NetworkSpec plain =
        Perceptron.relu(2, new Encoding.PositionalEncoding(3, Math.PI, true), 3, 2, 24);
    List<Layer> layers = new ArrayList<>(plain.layers());
    layers.add(1, new Layer.LayerNorm(1e-5));
    return new NetworkSpec(2, plain.encoding(), layers);
  }

  static TrainingPlan plan(NetworkSpec network, Sampler sampler) {
    return new TrainingPlan(
        network,
        new Loss.MeanSquaredError(),
        // With the usual 1e-8 rounding decides the sign of tiny elements in the first steps.
        new Optimizer.Adam(0.9, 0.999, 1e-2),
        1e-3,
        new Schedule.Constant(),
        sampler,
        5);
  }

  static float[] predictions(Trainer trainer, Signal signal) {
    float[] predictions = new float[signal.points() * signal.channels()];
    trainer.evaluate(signal.coordinates(), predictions);
    return predictions;
  }

  static float[] jacobian(Trainer trainer, Signal signal) {
    float[] jacobian =
        new float[signal.points() * signal.channels() * signal.coordinates().dimensions()];
    trainer.jacobian(signal.coordinates(), jacobian);
    return jacobian;
  }
}
