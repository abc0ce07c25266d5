package inr.network;

import inr.circuit.Circuit;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Sketch;
import inr.circuit.Wire;
import inr.encoding.Encoding;
import java.util.List;

/**
 * A network: coordinates {@code [N, D]} ↦ features ↦ layers ↦ predictions {@code [N, C]}.
 *
 * @param inputs coordinates D, 1 to 64
 * @param encoding features of the coordinates
 * @param layers at least one; the outputs of the last are the channels C
 */
public record NetworkSpec(int inputs, Encoding encoding, List<Layer> layers) {
  /** Enough for the samples around a sample; lattices take fewer. */
  private static final int MOST_INPUTS = 64;

  public NetworkSpec {
    layers = List.copyOf(layers);
    if (inputs < 1 || inputs > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "network has " + inputs + " inputs; 1 to " + MOST_INPUTS + " are accepted");
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("network has no layers; at least 1 is needed");
    }
  }

  /** Predicted channels C. */
  public int outputs() {
    return widths()[layers.size()];
  }

  /**
   * Hidden layers: all but the last, whose outputs are the predictions. SIREN's "3 hidden layers"
   * are 4, since its first sine counts, too.
   */
  public int hiddenLayers() {
    return layers.size() - 1;
  }

  /** Features that enter the first layer. */
  public int features() {
    return encoding.features(inputs);
  }

  /**
   * The network written down: what engines execute. It is made anew by every call, so an engine
   * asks once.
   */
  public Circuit circuit() {
    Sketch sketch = new Sketch(inputs);
    List<Wire> features = sketch.part("encoding", () -> encoding.write(sketch));
    return sketch.finish(Layer.chain(layers, sketch, features));
  }

  /** Where its parameters lie; made anew by every call, as {@link #circuit} is. */
  public ParameterLayout layout() {
    return circuit().layout();
  }

  /** The same network for a fit of {@code steps} steps, see {@link Encoding#over}. */
  public NetworkSpec over(long steps) {
    return new NetworkSpec(inputs, encoding.over(steps), layers);
  }

  /**
   * Features between the layers: {@code widths()[l]} enter layer l, the last entry leaves the
   * network.
   */
  public int[] widths() {
    int[] widths = new int[layers.size() + 1];
    widths[0] = features();
    for (int l = 0; l < layers.size(); l++) {
      widths[l + 1] = layers.get(l).outputs(widths[l]);
    }
    return widths;
  }

  /**
   * The network of the second phase of a fit, see {@link Layer#settled}: of the same parameters,
   * and equal to this one where there is one phase only.
   */
  public NetworkSpec settled() {
    return new NetworkSpec(inputs, encoding, layers.stream().map(Layer::settled).toList());
  }

  /**
   * The network with splines on intervals half as long, see {@link EdgeBasis#refined}, and equal to
   * this one where no edge can be refined.
   */
  public NetworkSpec refined() {
    return new NetworkSpec(inputs, encoding, layers.stream().map(Layer::refined).toList());
  }

  /**
   * Parameters with which {@link #refined} is the function that this network is with others, as far
   * as what goes into its splines lies in [−1, 1].
   */
  public Parameters refined(Parameters parameters) {
    return SplineRefinement.parameters(this, parameters, refined());
  }

  /**
   * The network with another of its heads as its output, of the same parameters; equal to this one
   * where there are no heads.
   *
   * @param head from 0
   */
  public NetworkSpec showing(int head) {
    return new NetworkSpec(
        inputs, encoding, layers.stream().map(layer -> layer.showing(head)).toList());
  }

  /** Refuses coordinates or channels that do not fit this network. */
  public void requireFits(int dimensions, int channels) {
    if (inputs != dimensions) {
      throw new IllegalArgumentException(
          "network expects "
              + inputs
              + " coordinates but the signal has "
              + dimensions
              + "; build it with inputs "
              + dimensions);
    }
    if (outputs() != channels) {
      throw new IllegalArgumentException(
          "network predicts "
              + outputs()
              + " channels but the signal has "
              + channels
              + "; build it with outputs "
              + channels);
    }
  }
}
