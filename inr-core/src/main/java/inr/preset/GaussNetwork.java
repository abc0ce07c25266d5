package inr.preset;

import inr.activation.Activation.Gauss;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.NetworkSpec;

/**
 * Gaussian layers on bare coordinates, PyTorch's initialisation, as in the WIRE and FINER
 * baselines; for sounds on random Fourier features, since bells as narrow as a sound's waves leave
 * most of it without any.
 *
 * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
 */
public final class GaussNetwork implements Preset.OfShape {
  GaussNetwork() {}

  /** The network of activations of width {@code a} on the bare coordinates. */
  public static NetworkSpec network(
      int inputs, int outputs, int hiddenLayers, int width, double a) {
    return network(inputs, new Encoding.Identity(), outputs, hiddenLayers, width, a);
  }

  private static NetworkSpec network(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width, double a) {
    return Perceptron.network(
        inputs, encoding, outputs, hiddenLayers, width, new Gauss(a), Distribution::pytorch);
  }

  @Override
  public String name() {
    return "gauss";
  }

  @Override
  public String description() {
    return "Gaussian layers, exp(-(ωz)²); on random Fourier features for sounds";
  }

  @Override
  public String source() {
    return "Ramasinghe and Lucey 2022, arXiv 2111.15135";
  }

  @Override
  public Settings settings(Shape shape) {
    Settings settings = Settings.none().andWhole(HIDDEN_LAYERS, 4).andWhole(WIDTH, 256);
    return shape.isSound()
        ? settings.and(OMEGA, 1).andWhole(FREQUENCIES, 256).and(SIGMA, Features.sigma(shape))
        : settings.and(OMEGA, 15);
  }

  /** exp(−z²/(2a²)) with a = 1/(√2 ω). */
  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return network(
        shape.dimensions(),
        settings.has(FREQUENCIES) ? Features.random(settings, seed) : new Encoding.Identity(),
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
