package inr.interchange.weights;

import inr.activation.Activation;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.encoding.Encoding;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as SIREN's authors write it: sine layers on bare coordinates, and a linear one.
 *
 * @param network of dense layers
 * @param omegas ω of each sine layer
 */
record SineNetwork(NetworkSpec network, List<Double> omegas) {
  /**
   * The network as such a one.
   *
   * @throws IllegalArgumentException with the part that is none of SIREN's
   */
  static SineNetwork of(NetworkSpec network) {
    List<Double> omegas = new ArrayList<>();
    if (!(network.encoding() instanceof Encoding.Identity)) {
      throw refusal("the encoding is " + network.encoding().getClass().getSimpleName());
    }
    for (int l = 0; l < network.layers().size(); l++) {
      boolean last = l == network.hiddenLayers();
      Layer layer = network.layers().get(l);
      if (!(layer instanceof Layer.Dense dense)) {
        throw refusal("layer " + l + " is " + layer.getClass().getSimpleName());
      }
      if (!last && dense.activation() instanceof Activation.Sine sine) {
        omegas.add(sine.omega0());
      } else if (!last || !(dense.activation() instanceof Activation.Identity)) {
        throw refusal("layer " + l + " ends in " + dense.activation());
      }
    }
    if (omegas.isEmpty()) {
      throw refusal("it has no hidden layer");
    }
    return new SineNetwork(network, omegas);
  }

  private static IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException(
        "names of SIREN are for sine layers on bare coordinates but of this network "
            + what
            + "; use names of layers");
  }

  double firstOmega() {
    return omegas.get(0);
  }

  /**
   * ω of all layers but the first; the first, if there is no other.
   *
   * @throws IllegalArgumentException if they have several
   */
  double hiddenOmega() {
    List<Double> others = omegas.size() == 1 ? omegas : omegas.subList(1, omegas.size());
    if (others.stream().distinct().count() > 1) {
      throw refusal("the hidden layers have several ω, " + others);
    }
    return others.get(0);
  }

  /**
   * The model with ω = {@code omega} in all layers, whose weights and biases take over what is
   * missing: sin ω(Wx + b) = sin ω'(W'x + b') with W' = W·ω/ω', each number rounded once.
   */
  Model folded(Model model, double omega) {
    List<Layer> layers = new ArrayList<>(network.layers());
    for (int l = 0; l < omegas.size(); l++) {
      Layer.Dense dense = (Layer.Dense) layers.get(l);
      layers.set(
          l,
          new Layer.Dense(dense.width(), new Activation.Sine(omega), dense.weight(), dense.bias()));
    }
    NetworkSpec other = new NetworkSpec(network.inputs(), network.encoding(), layers);
    ParameterLayout layout = other.layout();
    float[] values = model.parameters().values().clone();
    for (int l = 0; l < omegas.size(); l++) {
      double factor = omegas.get(l) / omega;
      int from = layout.tensor(l + ".weight").offset();
      int to = layout.tensor(l + 1 + ".weight").offset();
      for (int i = from; i < to; i++) {
        values[i] = (float) (values[i] * factor);
      }
    }
    return new Model(
        model.plan().withNetwork(other),
        model.grid(),
        model.medium(),
        model.range(),
        new Parameters(layout, values),
        Precision.FLOAT32,
        model.provenance());
  }
}
