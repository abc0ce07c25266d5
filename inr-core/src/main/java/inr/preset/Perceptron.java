package inr.preset;

import static inr.circuit.Distribution.pytorch;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.Layer.Dense;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Layers of one activation on an encoding: the baselines of the field. */
public final class Perceptron implements Preset.OfShape {
  private static final String TANCIK = "Tancik et al. 2020, arXiv 2006.10739";
  private static final String MILDENHALL = "Mildenhall et al. 2020, arXiv 2003.08934";

  /** What stands before the layers. */
  private enum Before {
    NOTHING("", "on the bare coordinates"),
    OCTAVES("-pe", "on octaves of sines and cosines per axis"),
    RANDOM("-rff", "on random Fourier features");

    private final String ending;
    private final String words;

    Before(String ending, String words) {
      this.ending = ending;
      this.words = words;
    }
  }

  static final Perceptron RELU =
      new Perceptron("relu", Before.NOTHING, "baseline of " + TANCIK, 1e-3, 1e-3);
  static final Perceptron GELU =
      new Perceptron(
          "gelu", Before.NOTHING, "Hendrycks and Gimpel 2016, arXiv 1606.08415", 1e-3, 1e-3);
  static final Perceptron SILU =
      new Perceptron("silu", Before.NOTHING, "Elfwing et al. 2017, arXiv 1702.03118", 1e-3, 1e-3);
  static final Perceptron TANH =
      new Perceptron(
          "tanh", Before.NOTHING, "baseline of Sitzmann et al. 2020, arXiv 2006.09661", 1e-3, 1e-3);
  static final Perceptron RELU_PE = new Perceptron("relu", Before.OCTAVES, MILDENHALL, 3e-3, 1e-3);
  static final Perceptron GELU_PE = new Perceptron("gelu", Before.OCTAVES, MILDENHALL, 1e-3, 1e-3);
  static final Perceptron SILU_PE = new Perceptron("silu", Before.OCTAVES, MILDENHALL, 1e-3, 1e-3);
  static final Perceptron TANH_PE = new Perceptron("tanh", Before.OCTAVES, MILDENHALL, 5e-4, 5e-4);
  static final Perceptron RELU_RFF = new Perceptron("relu", Before.RANDOM, TANCIK, 1e-3, 1e-3);
  static final Perceptron GELU_RFF = new Perceptron("gelu", Before.RANDOM, TANCIK, 1e-3, 1e-3);

  private final String activation;
  private final Before before;
  private final String source;
  private final double pictureRate;
  private final double soundRate;

  private Perceptron(
      String activation, Before before, String source, double pictureRate, double soundRate) {
    this.activation = activation;
    this.before = before;
    this.source = source;
    this.pictureRate = pictureRate;
    this.soundRate = soundRate;
  }

  /** Layers of one activation. */
  static NetworkSpec network(
      int inputs,
      Encoding encoding,
      int outputs,
      int hiddenLayers,
      int width,
      Activation activation,
      IntFunction<Distribution> weight) {
    SineLayers.requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    int in = encoding.features(inputs);
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(new Dense(width, activation, weight.apply(in), pytorch(in)));
      in = width;
    }
    layers.add(new Dense(outputs, new Activation.Identity(), pytorch(in), pytorch(in)));
    return new NetworkSpec(inputs, encoding, layers);
  }

  /**
   * ReLU layers with PyTorch's initialisation, as in the WIRE and FINER baselines. The SIREN
   * baseline has Kaiming weights, which fit a picture more slowly: docs/decisions/0003.
   */
  public static NetworkSpec relu(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return network(
        inputs,
        encoding,
        outputs,
        hiddenLayers,
        width,
        new Activation.Relu(),
        Distribution::pytorch);
  }

  /** GELU layers, Kaiming weights. */
  public static NetworkSpec gelu(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return network(
        inputs,
        encoding,
        outputs,
        hiddenLayers,
        width,
        new Activation.Gelu(),
        Distribution::kaiming);
  }

  /** SiLU layers, Kaiming weights. */
  public static NetworkSpec silu(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return network(
        inputs,
        encoding,
        outputs,
        hiddenLayers,
        width,
        new Activation.Silu(),
        Distribution::kaiming);
  }

  /** tanh layers, Xavier weights. */
  public static NetworkSpec tanh(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return network(
        inputs,
        encoding,
        outputs,
        hiddenLayers,
        width,
        new Activation.Tanh(),
        fanIn -> Distribution.xavier(fanIn, width));
  }

  @Override
  public String name() {
    return activation + before.ending;
  }

  @Override
  public String description() {
    String layers =
        switch (activation) {
          case "relu" -> "ReLU";
          case "gelu" -> "GELU";
          case "silu" -> "SiLU";
          default -> activation;
        };
    String also = this == RELU_RFF ? " (also called rff)" : "";
    return layers + " layers " + before.words + also;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Settings settings(Shape shape) {
    Settings settings = Settings.none().andWhole(HIDDEN_LAYERS, 4).andWhole(WIDTH, 256);
    return switch (before) {
      case NOTHING -> settings;
      case OCTAVES -> settings.andWhole(OCTAVES, Features.octaves(shape));
      case RANDOM -> settings.andWhole(FREQUENCIES, 256).and(SIGMA, Features.sigma(shape));
    };
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    int in = shape.dimensions();
    int out = shape.channels();
    int layers = settings.whole(HIDDEN_LAYERS);
    int width = settings.whole(WIDTH);
    Encoding encoding =
        switch (before) {
          case NOTHING -> new Encoding.Identity();
          case OCTAVES -> Features.octaves(settings);
          case RANDOM -> Features.random(settings, seed);
        };
    return switch (activation) {
      case "relu" -> relu(in, encoding, out, layers, width);
      case "gelu" -> gelu(in, encoding, out, layers, width);
      case "silu" -> silu(in, encoding, out, layers, width);
      default -> tanh(in, encoding, out, layers, width);
    };
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, shape.isSound() ? soundRate : pictureRate);
  }
}
