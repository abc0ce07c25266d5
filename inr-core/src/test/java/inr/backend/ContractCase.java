package inr.backend;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.FinerNetwork;
import inr.preset.FourierKan;
import inr.preset.GaussNetwork;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.preset.Spder;
import inr.sampling.Sampler;
import inr.selftest.Specimens;
import inr.selftest.Specimens.Specimen;
import inr.selftest.Tolerance;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One fit of the contract: a plan and a signal of awkward sizes.
 *
 * <p>Rather than every combination, each property cycles with its own period, so that sizes meet
 * kinds in many pairs.
 */
public record ContractCase(String name, TrainingPlan plan, Signal signal) {
  private static final int[] WIDTHS = {5, 16, 20, 33, 64, 100};
  private static final int[] POINTS = {97, 1, 1000, 7};
  private static final List<Sampler> SAMPLERS =
      List.of(
          new Sampler.FullGrid(),
          new Sampler.RandomBatches(33),
          new Sampler.RandomBatches(1),
          new Sampler.RandomBatches(256),
          new Sampler.FullGrid());

  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          new Optimizer.Adam(0.9, 0.999, Tolerance.ADAM_EPSILON),
          new Optimizer.AdamW(0.8, 0.99, Tolerance.ADAM_EPSILON, 0.1));
  private static final List<Schedule> SCHEDULES =
      List.of(
          new Schedule.Constant(),
          new Schedule.Cosine(6, 0.1),
          new Schedule.Exponential(4, 0.2),
          new Schedule.Step(2, 0.5));

  /** All cases: networks of awkward sizes, then every specimen. */
  public static Stream<ContractCase> all() {
    return Stream.concat(
        IntStream.range(0, 36).mapToObj(ContractCase::number),
        Specimens.plans().stream().map(ContractCase::of));
  }

  private static ContractCase of(Specimen specimen) {
    TrainingPlan plan = specimen.plan();
    Signal signal = signal(grid(plan.network().inputs(), 99), plan.field().targets());
    return new ContractCase(specimen.name(), specimen.plan(), signal);
  }

  @Override
  public String toString() {
    return name;
  }

  private static ContractCase number(int i) {
    int dimensions = 1 + (i + i / 12) % 3;
    int channels = 1 + (i + i / 5) % 4;
    int width = WIDTHS[(i + i / 6) % 6];
    int hiddenLayers = 1 + (i + i / 6) % 4;
    int points = POINTS[(i + i / 4) % 4];
    Sampler sampler = SAMPLERS.get(i % 5);
    NetworkSpec network = network(i % 12, dimensions, channels, hiddenLayers, width);
    Loss loss = i % 7 < 5 ? new Loss.MeanSquaredError() : new Loss.MeanAbsoluteError();
    TrainingPlan plan =
        new TrainingPlan(
            network,
            loss,
            OPTIMIZERS.get(i / 3 % 2),
            1e-3,
            SCHEDULES.get(i / 5 % 4),
            sampler,
            40 + i);
    String name =
        "%d: %s, %d -> %d channels, %d layers of %d, %d points, %s, %s"
            .formatted(
                i, kind(network), dimensions, channels, hiddenLayers, width, points, sampler, loss);
    return new ContractCase(name, plan, signal(grid(dimensions, points), channels));
  }

  private static String kind(NetworkSpec network) {
    return network.layers().get(network.layers().size() - 2) instanceof Layer.Dense dense
        ? network.encoding().getClass().getSimpleName() + " " + dense.activation()
        : network.toString();
  }

  private static NetworkSpec network(
      int kind, int inputs, int outputs, int hiddenLayers, int width) {
    return switch (kind) {
      case 0 -> Siren.network(inputs, outputs, hiddenLayers, width, 30, 30);
      case 1 -> Spder.network(inputs, outputs, hiddenLayers, width, 30, 30, Damping.SQRT);
      case 2 ->
          Perceptron.relu(
              inputs,
              new Encoding.PositionalEncoding(5, Math.PI, true),
              outputs,
              hiddenLayers,
              width);
      case 3 -> FinerNetwork.network(inputs, outputs, hiddenLayers, width, 10, 10, 1);
      case 4 -> GaussNetwork.network(inputs, outputs, hiddenLayers, width, 0.3);
      case 5 -> FourierKan.network(inputs, outputs, 6, 1 + width / 4);
      case 6 -> Spder.network(inputs, outputs, hiddenLayers, width, 30, 30, Damping.ARCTAN);
      case 7 ->
          Perceptron.gelu(
              inputs, new Encoding.FourierFeatures(9, 2, 3), outputs, hiddenLayers, width);
      case 8 -> Perceptron.silu(inputs, new Encoding.Identity(), outputs, hiddenLayers, width);
      case 9 ->
          Perceptron.tanh(
              inputs, new Encoding.PositionalEncoding(3, 1, false), outputs, hiddenLayers, width);
      case 10 -> Spder.network(inputs, outputs, hiddenLayers, width, 30, 30, Damping.LOG);
      case 11 -> trueFiner(inputs, outputs, width);
      default -> throw new IllegalArgumentException("there are 12 kinds of network, not " + kind);
    };
  }

  /** The true gradient, and a layer norm between two dense layers. */
  private static NetworkSpec trueFiner(int inputs, int outputs, int width) {
    NetworkSpec detached = FinerNetwork.network(inputs, outputs, 2, width, 10, 10, 1);
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : detached.layers()) {
      Layer.Dense dense = (Layer.Dense) layer;
      boolean sine = dense.activation() instanceof Activation.Finer;
      layers.add(
          sine
              ? new Layer.Dense(
                  width, new Activation.Finer(10, false), dense.weight(), dense.bias())
              : dense);
    }
    layers.add(1, new Layer.LayerNorm(1e-5));
    return new NetworkSpec(inputs, detached.encoding(), layers);
  }

  /** A grid of exactly {@code points} points, as even as its factors allow. */
  static Grid grid(int dimensions, int points) {
    List<Axis> axes = new ArrayList<>();
    int rest = points;
    for (int d = dimensions; d >= 1; d--) {
      int samples = (int) Math.round(Math.pow(rest, 1.0 / d));
      while (rest % samples != 0) {
        samples++;
      }
      axes.add(Axis.centred("axis" + (dimensions - d), samples));
      rest /= samples;
    }
    return new Grid(axes);
  }

  /** A smooth function of the coordinates with some texture, in [−1, 1]. */
  static Signal signal(Grid grid, int channels) {
    float[] values = new float[(int) grid.points() * channels];
    double[] x = new double[grid.dimensions()];
    for (int n = 0; n < grid.points(); n++) {
      grid.coordinates(n, x);
      double sum = 0;
      for (double coordinate : x) {
        sum = 1.7 * sum + coordinate;
      }
      for (int c = 0; c < channels; c++) {
        values[n * channels + c] =
            (float) (0.7 * Math.sin(3 * sum + c) + 0.3 * Math.sin(41 * sum * sum - c));
      }
    }
    return new Signal(
        grid, new Medium.Field(channels), new Samples.Floats(values), new ValueRange(-1, 1, -1, 1));
  }
}
