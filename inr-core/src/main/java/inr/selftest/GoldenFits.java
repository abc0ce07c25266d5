package inr.selftest;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.AnyPerceptron;
import inr.preset.FinerNetwork;
import inr.preset.FourierKan;
import inr.preset.GaussNetwork;
import inr.preset.Perceptron;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.preset.Siren;
import inr.preset.SirenOnFeatures;
import inr.preset.Spder;
import inr.random.CounterRandom;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;

/** The fits of the self-test. */
final class GoldenFits {
  private static final List<Schedule> SCHEDULES =
      List.of(
          new Schedule.Constant(),
          new Schedule.Cosine(15, 0.1),
          new Schedule.Exponential(30, 0.2),
          new Schedule.Step(6, 0.5));

  private static final Encoding GIVEN_FEATURES =
      new Encoding.GivenFourierFeatures(
          List.of(List.of(0.5, 1.25), List.of(-2.0, 0.75), List.of(0.0, 3.5), List.of(4.0, -1.5)));

  /**
   * Every network and every kind of part, awkward widths, one to three axes; some with more points
   * than one shard holds.
   *
   * <p>A network bears the name that it has among the presets, without what stands before its
   * layers.
   */
  static final List<GoldenFit> NETWORKS =
      List.of(
          fit(0, "siren", Siren.network(2, 3, 3, 64, 30, 30), new Sampler.FullGrid(), grid(40, 30)),
          fit(
              1,
              "siren of one point a step",
              Siren.network(1, 1, 1, 5, 100, 30),
              new Sampler.RandomBatches(1),
              grid(7)),
          fit(
              2,
              "spder",
              Spder.network(2, 1, 2, 33, 30, 30, Damping.SQRT),
              new Sampler.RandomBatches(1100),
              grid(41, 29)),
          fit(
              3,
              "spder-arctan",
              Spder.network(1, 2, 3, 20, 100, 30, Damping.ARCTAN),
              new Sampler.FullGrid(),
              grid(1601)),
          fit(
              4,
              "spder-log",
              Spder.network(3, 1, 2, 16, 30, 30, Damping.LOG),
              new Sampler.RandomBatches(1030),
              grid(13, 11, 9)),
          fit(
              5,
              "finer",
              FinerNetwork.network(2, 3, 2, 48, 30, 30, 0.7),
              new Sampler.FullGrid(),
              grid(17, 11)),
          fit(6, "finer, true gradient", trueFiner(), new Sampler.RandomBatches(50), grid(13, 9)),
          fit(
              7,
              "gauss",
              GaussNetwork.network(3, 4, 2, 17, 0.3),
              new Sampler.RandomBatches(97),
              grid(5, 4, 6)),
          fit(
              8,
              "relu",
              Perceptron.relu(2, new Encoding.PositionalEncoding(5, Math.PI, true), 3, 2, 40),
              new Sampler.FullGrid(),
              grid(35, 33)),
          fit(
              9,
              "gelu",
              Perceptron.gelu(2, new Encoding.FourierFeatures(9, 2, 3), 1, 2, 24),
              new Sampler.RandomBatches(200),
              grid(20, 23)),
          fit(
              10,
              "silu",
              Perceptron.silu(1, new Encoding.Identity(), 1, 2, 100),
              new Sampler.FullGrid(),
              grid(211)),
          fit(
              11,
              "tanh",
              Perceptron.tanh(2, new Encoding.PositionalEncoding(3, 1, false), 2, 3, 32),
              new Sampler.RandomBatches(1),
              grid(29, 40)),
          fit(12, "fkan", FourierKan.network(2, 3, 6, 9), new Sampler.FullGrid(), grid(40, 27)),
          fit(
              13,
              "siren-on",
              SirenOnFeatures.network(GIVEN_FEATURES, 2, 2, 2, 21, 30),
              new Sampler.RandomBatches(301),
              grid(31, 22)),
          new GoldenFit(
              "reference engine, a layer of every function",
              "reference",
              TrainingPlan.of(everyFunction(), 1e-3, 14),
              signal(grid(5, 7), 2)),
          fit(
              15,
              "mlp",
              AnyPerceptron.network(
                  2,
                  new Encoding.Identity(),
                  2,
                  3,
                  21,
                  new Activation.Formula("sin(10*z)*exp(-z^2)")),
              new Sampler.RandomBatches(301),
              grid(31, 22)));

  /** All but the one of the usual size: networks, then specimens. */
  static final List<GoldenFit> SMALL = small();

  /** A fit of the usual size. */
  static final GoldenFit SIREN_256 =
      new GoldenFit(
          "siren, 4 layers of 256",
          "cpu",
          TrainingPlan.of(Siren.network(2, 3, 4, 256, 30, 30), 1e-4, 1),
          signal(grid(48, 64), 3));

  private GoldenFits() {}

  private static List<GoldenFit> small() {
    List<GoldenFit> small = new ArrayList<>(NETWORKS);
    Specimens.plans().forEach(specimen -> small.add(fit(specimen)));
    Presets.PUBLISHED.forEach(preset -> small.add(fit(preset)));
    return small;
  }

  /** The fit of a preset with few features to a small picture of two channels. */
  private static GoldenFit fit(Preset.OfShape preset) {
    Shape shape = new Shape(List.of(37, 29), 2, 2, new Medium.Field(2));
    Settings settings = preset.settings(shape).with(Preset.WIDTH, 12);
    NetworkSpec network = preset.network(shape, settings, 7);
    return fit(16, preset.name(), network, new Sampler.FullGrid(), grid(37, 29));
  }

  /** The fit of a specimen to noise on more points than one shard holds. */
  static GoldenFit fit(Specimens.Specimen specimen) {
    TrainingPlan plan = specimen.plan();
    int targets = plan.field().targets();
    Grid points = plan.network().inputs() == 1 ? grid(37 * 29) : grid(37, 29);
    return new GoldenFit(specimen.name(), "cpu", plan, signal(points, targets));
  }

  /** Loss, optimizer and schedule vary with the number. */
  static GoldenFit fit(int number, String name, NetworkSpec network, Sampler sampler, Grid grid) {
    TrainingPlan plan =
        new TrainingPlan(
            network,
            number % 3 == 0 ? new Loss.MeanAbsoluteError() : new Loss.MeanSquaredError(),
            number % 2 == 0 ? Optimizer.Adam.of() : Optimizer.AdamW.of(),
            1e-3,
            SCHEDULES.get(number % 4),
            sampler,
            number);
    return new GoldenFit(name, "cpu", plan, signal(grid, network.outputs()));
  }

  /** The true gradient, and a layer norm between two dense layers. */
  private static NetworkSpec trueFiner() {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : FinerNetwork.network(2, 3, 2, 20, 10, 10, 1).layers()) {
      Layer.Dense dense = (Layer.Dense) layer;
      boolean sine = dense.activation() instanceof Activation.Finer;
      Activation activation = sine ? new Activation.Finer(10, false) : dense.activation();
      layers.add(new Layer.Dense(dense.width(), activation, dense.weight(), dense.bias()));
    }
    layers.add(1, new Layer.LayerNorm(1e-5));
    return new NetworkSpec(2, new Encoding.Identity(), layers);
  }

  /** Activations that need every function the engine of doubles computes. */
  private static NetworkSpec everyFunction() {
    List<Layer> layers = new ArrayList<>();
    for (Activation activation :
        List.of(
            new Activation.DampedSine(3, Damping.LOG),
            new Activation.DampedSine(3, Damping.ARCTAN),
            new Activation.Gelu(),
            new Activation.GatedTanh(2),
            new Activation.Gauss(0.5),
            new Activation.Identity())) {
      layers.add(
          new Layer.Dense(
              activation instanceof Activation.Identity ? 2 : 6,
              activation,
              new Distribution.Normal(0.5),
              new Distribution.Uniform(0.3)));
    }
    return new NetworkSpec(2, new Encoding.PositionalEncoding(2, Math.PI, true), layers);
  }

  /** Centres on the first axis, end points on the others. */
  static Grid grid(int... samples) {
    List<Axis> axes = new ArrayList<>();
    for (int d = 0; d < samples.length; d++) {
      Placement placement = d == 0 ? Placement.CENTRES : Placement.END_POINTS;
      axes.add(Axis.of("axis" + d, samples[d], -1, 1, placement));
    }
    return new Grid(axes);
  }

  /** Noise in [0, 255). */
  private static Signal signal(Grid grid, int channels) {
    CounterRandom random = new CounterRandom(9, 0);
    float[] values = new float[(int) grid.points() * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (255 * random.uniform(i));
    }
    return new Signal(
        grid, new Medium.Field(channels), new Samples.Floats(values), ValueRange.symmetric(0, 255));
  }
}
