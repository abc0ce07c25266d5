package inr.preset;

import inr.encoding.Encoding;
import inr.network.EdgeBasis;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.Collections;

/** Layers whose edges are sums of any basis, on any encoding. */
public final class AnyKan implements Preset.OfShape {
  private static final double RATE = 5e-3;

  private final EdgeBasis basis;
  private final Encoding encoding;

  /** The preset of a basis and an encoding. */
  public AnyKan(EdgeBasis basis, Encoding encoding) {
    this.basis = basis;
    this.encoding = encoding;
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String description() {
    return "sums of any basis on every edge, on any --encoding";
  }

  @Override
  public String source() {
    return "docs/decisions/0011";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none().andWhole(HIDDEN_LAYERS, 2).andWhole(WIDTH, 64);
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    int hiddenLayers = settings.whole(HIDDEN_LAYERS);
    SineLayers.requireHidden(hiddenLayers);
    Layer layer = new Layer.Kan(settings.whole(WIDTH), basis);
    return AnyLayers.network(shape, encoding, Collections.nCopies(hiddenLayers, layer));
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, RATE);
  }
}
