package inr.golden;

import com.fasterxml.jackson.jr.ob.JSON;
import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.network.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
          "relu-rff",
          "snake",
          "gabor-real",
          "elephant",
          "crrelu",
          "g-finer",
          "lff",
          "fan",
          "kaf",
          "kan",
          "wire",
          "mfn-fourier",
          "mfn-gabor",
          "bacon",
          "hashgrid");

  private final String name;
  private final Map<String, Object> json;
  private final GoldenTensors tensors;
  private final NetworkSpec network;

  private Golden(String name) {
    this.name = name;
    try (InputStream file =
        Golden.class.getResourceAsStream("/golden/networks/" + name + ".json")) {
      this.json = JSON.std.mapFrom(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("golden network " + name, unreadable);
    }
    this.tensors = new GoldenTensors(name, json);
    this.network = GoldenNetworks.of(name, tensors);
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

  /** Gradient of {@link #loss} in our layout, of the parameters that the file has. */
  public double[] gradient() {
    return known(inOurLayout("grads"));
  }

  /** Elements of our gradient that stand beside those of {@link #gradient}. */
  public double[] known(double[] ours) {
    double[] theirs = inOurLayout("grads");
    return IntStream.range(0, ours.length)
        .filter(i -> !Double.isNaN(theirs[i]))
        .mapToDouble(i -> ours[i])
        .toArray();
  }

  /**
   * Whether our parameters are theirs, so that Adam, which sees each by itself, goes the same way.
   */
  public boolean sameParameters() {
    return tensors.same();
  }

  /** {@code [N, D]}. */
  public double[] coordinates() {
    return tensors.coordinates(numbers(json.get("coords")));
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
    return tensors.jacobian(numbers(json.get("input_jacobian")));
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

  private double[] inOurLayout(String group) {
    ParameterLayout layout = network.layout();
    double[] values = new double[layout.size()];
    for (Tensor tensor : layout.tensors()) {
      double[] data = tensors.of(group, tensor);
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

  static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** The numbers of lists of lists, in order. */
  static double[] numbers(Object nested) {
    return leaves(nested).mapToDouble(Golden::number).toArray();
  }

  private static Stream<?> leaves(Object value) {
    return value instanceof List<?> list ? list.stream().flatMap(Golden::leaves) : Stream.of(value);
  }
}
