package inr.preset;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer again and again on any encoding, and a linear layer with PyTorch's initialisation. Of
 * complex layers the first is on the real numbers of the encoding, the others on complex ones.
 */
public final class AnyLayers implements Preset.OfShape {
  private final Layer layer;
  private final Encoding encoding;

  /** The preset of a layer and an encoding. */
  public AnyLayers(Layer layer, Encoding encoding) {
    this.layer = layer;
    this.encoding = encoding;
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String description() {
    return "any --layer on any --encoding";
  }

  @Override
  public String source() {
    return "docs/decisions/0011";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none().andWhole(HIDDEN_LAYERS, 3);
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    int hiddenLayers = settings.whole(HIDDEN_LAYERS);
    SineLayers.requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(layer instanceof Layer.OfComplexNumbers complex ? complex.on(l > 0) : layer);
    }
    return network(shape, encoding, layers);
  }

  /** Layers on an encoding, and a linear one with PyTorch's initialisation. */
  static NetworkSpec network(Shape shape, Encoding encoding, List<Layer> hidden) {
    int in = encoding.features(shape.dimensions());
    for (Layer layer : hidden) {
      in = layer.outputs(in);
    }
    Distribution end = Distribution.pytorch(in);
    List<Layer> layers = new ArrayList<>(hidden);
    layers.add(new Layer.Dense(shape.channels(), new Activation.Identity(), end, end));
    return new NetworkSpec(shape.dimensions(), encoding, layers);
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, 5e-4);
  }
}
