package inr.preset;

import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.signal.Signal;
import inr.stages.MultiStage;
import inr.stages.StageSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Networks one after another, each fitted in double precision to what those before it leave, see
 * {@link MultiStage}: side by side in one network whose last layer adds them up. For curves of some
 * thousand samples, which it follows as closely as an engine of floats allows, some 110 dB;
 * training has nothing to add.
 */
final class MultiStages implements Preset {
  private static final String STAGES = "stages";

  /** All samples take part in every step. */
  private static final int MOST_SAMPLES = 1 << 13;

  /** Samples times the square of a stage's parameters, the work of a step; some minutes in all. */
  private static final double MOST_WORK = 1e9;

  private static final int USUAL_WIDTH = 12;
  private static final int USUAL_STAGES = 3;

  /** Of each stage; more than these do not show in floats. */
  private static final int STEPS = 60;

  /** Of training that is asked for. */
  private static final double RATE = 1e-5;

  @Override
  public String name() {
    return "multi-stage";
  }

  @Override
  public String description() {
    return "networks fitted in turn to what is left, in double precision; for short curves; no training";
  }

  @Override
  public String source() {
    return "Wang and Lai 2024, JCP 504, with Levenberg-Marquardt for L-BFGS";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none()
        .andWhole(HIDDEN_LAYERS, 2)
        .andWhole(WIDTH, USUAL_WIDTH)
        .andWhole(STAGES, USUAL_STAGES);
  }

  @Override
  public Start start(Signal signal, Settings settings, long seed, int threads) {
    StageSettings fitting = fitting(signal, settings, seed, threads);
    double[] places = places(signal);
    List<List<MultiStage.Stage>> channels = new ArrayList<>();
    for (int c = 0; c < signal.channels(); c++) {
      channels.add(MultiStage.of(places, values(signal, c), -1, 1, fitting).stages());
    }
    return start(signal, channels);
  }

  /** Of all stages; fewer are left where what remains is noise. */
  @Override
  public long size(Signal signal, Settings settings, int threads) {
    StageSettings fitting = fitting(signal, settings, 0, threads);
    long networks = (long) signal.channels() * fitting.stages();
    return networks * hidden(fitting) + signal.channels() * (networks * fitting.width() + 1);
  }

  /** Parameters of the hidden layers of a stage. */
  private static long hidden(StageSettings fitting) {
    long width = fitting.width();
    return 2 * width + (fitting.hiddenLayers() - 1) * (width + 1) * width;
  }

  private static void requireCurve(Signal signal) {
    if (signal.coordinates().dimensions() != 1) {
      throw new IllegalArgumentException("model multi-stage needs samples along one coordinate");
    }
    int samples = signal.points();
    if (samples < 2 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "model multi-stage takes 2 to " + MOST_SAMPLES + " samples, but there are " + samples);
    }
  }

  private static StageSettings fitting(Signal signal, Settings settings, long seed, int threads) {
    requireCurve(signal);
    StageSettings fitting =
        new StageSettings(
            settings.whole(WIDTH),
            settings.whole(HIDDEN_LAYERS),
            settings.whole(STAGES),
            STEPS,
            seed,
            threads);
    double work = (double) signal.points() * hidden(fitting) * hidden(fitting);
    if (work > MOST_WORK) {
      throw new IllegalArgumentException(
          "model multi-stage of width "
              + fitting.width()
              + " would take hours for "
              + signal.points()
              + " samples; take narrower or fewer layers");
    }
    return fitting;
  }

  private static double[] places(Signal signal) {
    double[] places = new double[signal.points()];
    double[] place = new double[1];
    for (int n = 0; n < places.length; n++) {
      signal.coordinates().coordinates(n, place);
      places[n] = place[0];
    }
    return places;
  }

  private static double[] values(Signal signal, int channel) {
    double[] values = new double[signal.points()];
    Arrays.setAll(values, n -> signal.target(n, channel));
    return values;
  }

  private static Start start(Signal signal, List<List<MultiStage.Stage>> channels) {
    List<Layer.Parallel.Branch> branches = new ArrayList<>();
    for (MultiStage.Stage stage : channels.stream().flatMap(List::stream).toList()) {
      List<Layer> layers = stage.network().layers();
      branches.add(new Layer.Parallel.Branch(layers.subList(0, layers.size() - 1)));
    }
    Layer end = ChannelEnd.layer(channels.size());
    NetworkSpec network =
        new NetworkSpec(
            1,
            new Encoding.Identity(),
            branches.isEmpty() ? List.of(end) : List.of(new Layer.Parallel(branches), end));
    Parameters parameters = network.layout().initial(0);
    copy(channels, parameters);
    Recipe recipe = Recipe.dense(Shape.of(signal), network, RATE).withSteps(0);
    return new Start(signal, network, recipe, Optional.of(parameters));
  }

  /** Hidden layers as they are, one network after the other; last layers times their ε. */
  private static void copy(List<List<MultiStage.Stage>> channels, Parameters parameters) {
    float[] flat = parameters.values();
    List<Tensor> tensors = parameters.layout().tensors();
    Tensor end = tensors.get(tensors.size() - 2);
    int bias = tensors.get(tensors.size() - 1).offset();
    int place = 0;
    int feature = 0;
    for (int c = 0; c < channels.size(); c++) {
      double sum = 0;
      for (MultiStage.Stage stage : channels.get(c)) {
        List<Double> weights = stage.weights();
        int linear = stage.network().widths()[stage.network().hiddenLayers()];
        int hidden = weights.size() - linear - 1;
        for (int i = 0; i < hidden; i++) {
          flat[place++] = weights.get(i).floatValue();
        }
        for (int i = 0; i < linear; i++) {
          double weight = stage.magnitude() * weights.get(hidden + i);
          flat[end.offset() + c * end.columns() + feature++] = (float) weight;
        }
        sum += stage.magnitude() * weights.get(hidden + linear);
      }
      flat[bias + c] = (float) sum;
    }
  }
}
