package inr.family;

import inr.activation.Activation;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What the passes of families go through: sines of the bare coordinates, then a linear layer. */
final class SineNetwork {
  private SineNetwork() {}

  /** Refuses other networks. */
  static void require(NetworkSpec network) {
    boolean sines = network.encoding() instanceof Encoding.Identity;
    int hidden = network.hiddenLayers();
    for (int l = 0; l <= hidden; l++) {
      sines &=
          network.layers().get(l) instanceof Layer.Dense dense
              && (l < hidden
                  ? dense.activation() instanceof Activation.Sine
                  : dense.activation() instanceof Activation.Identity);
    }
    if (!sines || hidden < 1) {
      throw new IllegalArgumentException(
          "network of a family is "
              + network
              + "; sine layers on bare coordinates and a linear layer are needed");
    }
  }

  /** ω of layer l; 0 of the linear one. */
  static double omega(NetworkSpec network, int l) {
    Layer.Dense dense = (Layer.Dense) network.layers().get(l);
    return dense.activation() instanceof Activation.Sine sine ? sine.omega0() : 0;
  }

  /**
   * Layers without shifts.
   *
   * @param tensors with which those of the network begin: weight and bias of each layer
   */
  static List<PackedLayer> layers(NetworkSpec network, List<Tensor> tensors) {
    List<PackedLayer> layers = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      layers.add(
          new PackedLayer(tensors.get(2 * l), tensors.get(2 * l + 1), omega(network, l), 0, 0));
    }
    return layers;
  }
}
