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
import java.util.List;
import java.util.Optional;

/**
 * Networks one after another, each fitted in double precision to what those before it leave, see
 * {@link MultiStage}: side by side in one network whose last layer adds them up. For a curve of
 * some thousand samples, which it follows to the precision of a float; training has nothing to add.
 */
final class MultiStages implements Preset {
  private static final String STAGES = "stages";

  /** All samples take part in every step. */
  private static final long MOST_SAMPLES = 1 << 13;

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
    long samples = signal.points();
    if (signal.coordinates().dimensions() != 1 || signal.channels() != 1) {
      throw new IllegalArgumentException("model multi-stage needs one coordinate and one channel");
    }
    if (samples < 2 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "model multi-stage takes 2 to " + MOST_SAMPLES + " samples, but there are " + samples);
    }
    StageSettings fitting =
        new StageSettings(
            settings.whole(WIDTH),
            settings.whole(HIDDEN_LAYERS),
            settings.whole(STAGES),
            STEPS,
            seed,
            threads);
    return start(signal, MultiStage.of(places(signal), values(signal), -1, 1, fitting).stages());
  }

  private static double[] places(Signal signal) {
    double[] places = new double[(int) signal.points()];
    double[] place = new double[1];
    for (int n = 0; n < places.length; n++) {
      signal.coordinates().coordinates(n, place);
      places[n] = place[0];
    }
    return places;
  }

  private static double[] values(Signal signal) {
    double[] values = new double[(int) signal.points()];
    for (int n = 0; n < values.length; n++) {
      values[n] = signal.range().toTraining(signal.samples().get(n));
    }
    return values;
  }

  private static Start start(Signal signal, List<MultiStage.Stage> stages) {
    List<Layer.Parallel.Branch> branches = new ArrayList<>();
    for (MultiStage.Stage stage : stages) {
      List<Layer> layers = stage.network().layers();
      branches.add(new Layer.Parallel.Branch(layers.subList(0, layers.size() - 1)));
    }
    NetworkSpec network =
        new NetworkSpec(
            1, new Encoding.Identity(), List.of(new Layer.Parallel(branches), ChannelEnd.layer(1)));
    Parameters parameters = network.layout().initial(0);
    copy(stages, parameters);
    Recipe recipe = Recipe.dense(Shape.of(signal), network, RATE).withSteps(0);
    return new Start(signal, network, recipe, Optional.of(parameters));
  }

  /** Hidden layers as they are, one network after the other; last layers times their ε. */
  private static void copy(List<MultiStage.Stage> stages, Parameters parameters) {
    float[] flat = parameters.values();
    List<Tensor> tensors = parameters.layout().tensors();
    int last = tensors.get(tensors.size() - 2).offset();
    int place = 0;
    double bias = 0;
    for (MultiStage.Stage stage : stages) {
      List<Double> weights = stage.weights();
      int linear = stage.network().widths()[stage.network().hiddenLayers()];
      int hidden = weights.size() - linear - 1;
      for (int i = 0; i < hidden; i++) {
        flat[place++] = weights.get(i).floatValue();
      }
      for (int i = hidden; i < hidden + linear; i++) {
        flat[last++] = (float) (stage.magnitude() * weights.get(i));
      }
      bias += stage.magnitude() * weights.get(hidden + linear);
    }
    flat[last] = (float) bias;
  }
}
