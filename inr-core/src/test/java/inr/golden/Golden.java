package inr.golden;

import com.fasterxml.jackson.jr.ob.JSON;
import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.preset.FourierKan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One network computed by PyTorch autograd in double precision: parameters, outputs, gradients and
 * ten Adam losses.
 */
public final class Golden {
  private static final List<String> NAMES =
      List.of(
          "siren",
          "spder-sqrt",
          "spder-arctan",
          "spder-log",
          "finer",
          "finer-true",
          "gauss",
          "fkan",
          "relu-plain",
          "gelu-plain",
          "tanh-plain",
          "silu-plain",
          "relu-pe",
          "relu-rff");

  private final String name;
  private final Map<String, Object> json;
  private final NetworkSpec network;

  private Golden(String name) {
    this.name = name;
    try (InputStream file =
        Golden.class.getResourceAsStream("/golden/networks/" + name + ".json")) {
      this.json = JSON.std.mapFrom(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("golden network " + name, unreadable);
    }
    this.network = spec();
  }

  /** All that we have a network for. */
  public static Stream<Golden> all() {
    return NAMES.stream().map(Golden::new);
  }

  /** Our network of the same function. */
  public NetworkSpec network() {
    return network;
  }

  /** Parameters in our layout. */
  public double[] parameters() {
    return inOurLayout("params");
  }

  /** Gradient of {@link #loss} in our layout. */
  public double[] gradient() {
    return inOurLayout("grads");
  }

  /** {@code [N, D]}. */
  public double[] coordinates() {
    return numbers(json.get("coords"));
  }

  /** {@code [N, C]}. */
  public double[] targets() {
    return numbers(json.get("targets"));
  }

  /** {@code [N, F]}, where there is an encoding. */
  public Optional<double[]> features() {
    return Optional.ofNullable(json.get("features")).map(Golden::numbers);
  }

  /** {@code [N, C]}. */
  public double[] outputs() {
    return numbers(json.get("outputs"));
  }

  /** Mean squared error. */
  public double loss() {
    return number(json.get("loss"));
  }

  /** {@code [N, C, D]}. */
  public double[] jacobian() {
    return numbers(json.get("input_jacobian"));
  }

  /** Learning rate of {@link #adamLosses}. */
  public double learningRate() {
    return number(map(json.get("adam")).get("lr"));
  }

  /** Losses before each of ten full-batch steps. */
  public double[] adamLosses() {
    return numbers(map(json.get("adam")).get("losses"));
  }

  @Override
  public String toString() {
    return name;
  }

  private NetworkSpec spec() {
    return switch (name) {
      case "siren" -> plain(new Activation.Sine(30));
      case "spder-sqrt" -> plain(new Activation.DampedSine(30, Damping.SQRT));
      case "spder-arctan" -> plain(new Activation.DampedSine(30, Damping.ARCTAN));
      case "spder-log" -> plain(new Activation.DampedSine(30, Damping.LOG));
      case "finer" -> plain(new Activation.Finer(30, true));
      case "finer-true" -> plain(new Activation.Finer(30, false));
      case "gauss" -> plain(new Activation.Gauss(0.1));
      case "relu-plain" -> plain(new Activation.Relu());
      case "gelu-plain" -> plain(new Activation.Gelu());
      case "tanh-plain" -> plain(new Activation.Tanh());
      case "silu-plain" -> plain(new Activation.Silu());
      case "relu-pe" ->
          dense(new Encoding.PositionalEncoding(5, Math.PI, true), new Activation.Relu(), 2);
      case "relu-rff" ->
          dense(new Encoding.GivenFourierFeatures(frequencies()), new Activation.Relu(), 2);
      case "fkan" -> FourierKan.network(2, 3, 8, 8);
      default -> throw new IllegalArgumentException("there is no network for golden file " + name);
    };
  }

  private static NetworkSpec plain(Activation activation) {
    return dense(new Encoding.Identity(), activation, 3);
  }

  private static NetworkSpec dense(Encoding encoding, Activation activation, int hiddenLayers) {
    Distribution replaced = new Distribution.Constant(0);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(new Layer.Dense(16, activation, replaced, replaced));
    }
    layers.add(new Layer.Dense(3, new Activation.Identity(), replaced, replaced));
    return new NetworkSpec(2, encoding, layers);
  }

  private List<List<Double>> frequencies() {
    double[] b = tensor("constants", "B");
    List<List<Double>> rows = new ArrayList<>();
    for (int m = 0; m < b.length / 2; m++) {
      rows.add(List.of(b[2 * m], b[2 * m + 1]));
    }
    return rows;
  }

  private double[] inOurLayout(String group) {
    ParameterLayout layout = network.layout();
    double[] values = new double[layout.size()];
    for (Tensor tensor : layout.tensors()) {
      double[] data =
          name.equals("fkan") ? fkanTensor(group, tensor) : tensor(group, tensor.name());
      if (data.length != tensor.size()) {
        throw new IllegalStateException(
            name
                + ": "
                + tensor.name()
                + " has "
                + data.length
                + " numbers in the file, "
                + tensor.size()
                + " in ours");
      }
      System.arraycopy(data, 0, values, tensor.offset(), data.length);
    }
    return values;
  }

  /**
   * Our layer 0 is the Fourier layer, layer 1 the layer norm, and layer l their dense layer l − 1.
   */
  private double[] fkanTensor(String group, Tensor tensor) {
    return switch (tensor.name()) {
      case "0.weight" ->
          sideBySide(tensor.rows(), tensor(group, "fourier.cos"), tensor(group, "fourier.sin"));
      case "0.bias" -> tensor(group, "fourier.bias");
      case "1.gain" -> tensor(group, "norm.gain");
      case "1.shift" -> tensor(group, "norm.shift");
      default -> tensor(group, tensor.name().charAt(0) - '1' + tensor.name().substring(1));
    };
  }

  private static double[] sideBySide(int rows, double[] left, double[] right) {
    int width = left.length / rows;
    double[] both = new double[left.length + right.length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(left, row * width, both, 2 * row * width, width);
      System.arraycopy(right, row * width, both, (2 * row + 1) * width, width);
    }
    return both;
  }

  private double[] tensor(String group, String tensor) {
    return numbers(map(map(json.get(group)).get(tensor)).get("data"));
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** The numbers of lists of lists, in order. */
  private static double[] numbers(Object nested) {
    return leaves(nested).mapToDouble(Golden::number).toArray();
  }

  private static Stream<?> leaves(Object value) {
    return value instanceof List<?> list ? list.stream().flatMap(Golden::leaves) : Stream.of(value);
  }
}
