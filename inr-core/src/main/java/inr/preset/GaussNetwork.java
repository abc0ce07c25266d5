package inr.preset;

import inr.activation.Activation.Gauss;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.NetworkSpec;

/**
 * Gaussian layers on bare coordinates, PyTorch's initialisation, as in the WIRE and FINER
 * baselines.
 *
 * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
 */
public final class GaussNetwork implements Preset.OfShape {
  GaussNetwork() {}

  /** The network of activations of width {@code a}. */
  public static NetworkSpec network(
      int inputs, int outputs, int hiddenLayers, int width, double a) {
    return Perceptron.network(
        inputs,
        new Encoding.Identity(),
        outputs,
        hiddenLayers,
        width,
        new Gauss(a),
        Distribution::pytorch);
  }

  @Override
  public String name() {
    return "gauss";
  }

  @Override
  public String description() {
    return "Gaussian layers, exp(-(ωz)²)";
  }

  @Override
  public String source() {
    return "Ramasinghe and Lucey 2022, arXiv 2111.15135";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none()
        .andWhole(HIDDEN_LAYERS, 4)
        .andWhole(WIDTH, 256)
        .and(OMEGA, shape.isSound() ? 100 : 15);
  }

  /** exp(−z²/(2a²)) with a = 1/(√2 ω). */
  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return network(
        shape.dimensions(),
        shape.channels(),
        settings.whole(HIDDEN_LAYERS),
        settings.whole(WIDTH),
        Math.sqrt(0.5) / settings.number(OMEGA));
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, 1e-3);
  }
}
