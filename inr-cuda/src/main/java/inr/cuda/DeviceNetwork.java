package inr.cuda;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.circuit.Waves;
import inr.cuda.driver.Arguments;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network on the device: its parameters and the waves of its encoding. */
final class DeviceNetwork {
  private final NetworkSpec spec;
  private final ParameterLayout layout;
  private final int[] widths;

  /** Of the two tensors of each layer. */
  private final int[] places;

  private final Waves waves;
  private final DeviceBuffer frequencies;
  private final DeviceBuffer columns;
  private final DeviceBuffer parameters;
  private final List<Optional<ActivationCode>> activations = new ArrayList<>();

  /** Allocates the parameters, which have no values yet. */
  DeviceNetwork(NetworkSpec spec, DeviceArena arena) {
    this.spec = spec;
    this.layout = spec.layout();
    this.widths = spec.widths();
    this.places = layout.tensors().stream().mapToInt(Tensor::offset).toArray();
    this.waves = ((Encoding.OfWaves) spec.encoding()).waves(spec.inputs());
    this.parameters = arena.allocate("parameters", 4L * layout.size());
    int count = waves.count();
    // A wave-less encoding has tables too, so that the kernels' pointers point somewhere.
    this.frequencies = arena.allocate("frequencies", 8L * Math.max(1, waves.frequencies().length));
    this.columns = arena.allocate("feature columns", 8L * Math.max(1, count));
    int[] pairs = new int[2 * count];
    for (int m = 0; m < count; m++) {
      pairs[2 * m] = waves.sineColumns()[m];
      pairs[2 * m + 1] = waves.cosineColumns()[m];
    }
    frequencies.upload(waves.frequencies(), 0, waves.frequencies().length, 0);
    columns.upload(pairs, 0, pairs.length, 0);
    for (Layer layer : spec.layers()) {
      activations.add(
          layer instanceof Layer.Dense dense
              ? ActivationCode.of(dense.activation())
              : Optional.empty());
    }
  }

  NetworkSpec spec() {
    return spec;
  }

  ParameterLayout layout() {
    return layout;
  }

  DeviceBuffer parameters() {
    return parameters;
  }

  /** Features that enter layer l; the last entry leaves the network. */
  int width(int l) {
    return widths[l];
  }

  int layers() {
    return spec.layers().size();
  }

  /** Channels that leave the network. */
  int outputs() {
    return widths[layers()];
  }

  /** Threads that encode one point: raw coordinates and waves. */
  int encodingParts() {
    return (waves.raw() ? waves.dimensions() : 0) + waves.count();
  }

  /** Place of W of dense layer l among the parameters. */
  int weight(int l) {
    return places[2 * l];
  }

  /** Place of b of dense layer l. */
  int bias(int l) {
    return places[2 * l + 1];
  }

  /** Place of γ of norm l. */
  int gain(int l) {
    return places[2 * l];
  }

  /** Place of β of norm l. */
  int shift(int l) {
    return places[2 * l + 1];
  }

  /** σ of dense layer l. */
  ActivationCode activation(int l) {
    return activations
        .get(l)
        .orElseThrow(() -> new IllegalStateException("layer " + l + " has no activation"));
  }

  /** Writes the struct {@code Features}. */
  void writeFeatures(Arguments arguments) {
    arguments.pointer(frequencies).pointer(columns).int32(waves.raw() ? 1 : 0).int32(waves.count());
  }
}
