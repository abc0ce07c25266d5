package inr.preset;

import inr.activation.Activation.Finer;
import inr.circuit.Distribution;
import inr.network.NetworkSpec;

/**
 * FINER with the authors' detached factor, initialised as SIREN but for the first bias.
 *
 * @see <a href="https://arxiv.org/abs/2312.02434">Liu et al. 2024</a>
 */
public final class FinerNetwork extends SinePreset {
  FinerNetwork() {
    super(
        "finer",
        "sines of variable period, sin ω(|z| + 1)z",
        "Liu et al. 2024, arXiv 2312.02434",
        3e-4,
        1e-4,
        256);
  }

  /**
   * The network.
   *
   * @param firstBias the first bias is U(±this); 1/√inputs in the image script
   */
  public static NetworkSpec network(
      int inputs,
      int outputs,
      int hiddenLayers,
      int width,
      double firstOmega,
      double omega,
      double firstBias) {
    return SineLayers.network(
        inputs,
        outputs,
        hiddenLayers,
        width,
        new Finer(firstOmega, true),
        new Finer(omega, true),
        omega,
        new Distribution.Uniform(firstBias));
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return network(
        shape.dimensions(),
        shape.channels(),
        settings.whole(HIDDEN_LAYERS),
        settings.whole(WIDTH),
        settings.number(FIRST_OMEGA),
        settings.number(OMEGA),
        1 / Math.sqrt(shape.dimensions()));
  }
}
