package inr.preset;

import inr.activation.Activation.Sine;
import inr.circuit.Distribution;
import inr.network.NetworkSpec;

/**
 * SIREN: sines of ω₀(W x + b); the first layer has its own ω (3000 for sound on [−1, 1]).
 *
 * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020</a>
 */
public final class Siren extends SinePreset {
  /**
   * Of measurements at places, how much the side of a grid of as many adds to ω: a cycle of the
   * fastest wave of a first layer then has a dozen places along it, since what turns faster is told
   * by none.
   */
  private static final double OMEGA_PER_PLACE = 0.25;

  private static final double LEAST_OMEGA_OF_PLACES = 3;

  Siren() {
    super(
        "siren",
        "sine layers, sin ω(Wx + b)",
        "Sitzmann et al. 2020, arXiv 2006.09661",
        4e-4,
        2e-4,
        150);
  }

  /** The network. */
  public static NetworkSpec network(
      int inputs, int outputs, int hiddenLayers, int width, double firstOmega, double omega) {
    return SineLayers.network(
        inputs,
        outputs,
        hiddenLayers,
        width,
        new Sine(firstOmega),
        new Sine(omega),
        omega,
        Distribution.pytorch(inputs));
  }

  /**
   * ω that measurements at places bear: a quarter of the side, at least 3.
   *
   * @param side of a grid of as many
   */
  public static double omegaOfPlaces(double side) {
    return Math.max(LEAST_OMEGA_OF_PLACES, OMEGA_PER_PLACE * side);
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return network(
        shape.dimensions(),
        shape.channels(),
        settings.whole(HIDDEN_LAYERS),
        settings.whole(WIDTH),
        settings.number(FIRST_OMEGA),
        settings.number(OMEGA));
  }
}
