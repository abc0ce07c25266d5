package inr.preset;

import inr.activation.Activation.DampedSine;
import inr.activation.Activation.Damping;
import inr.circuit.Distribution;
import inr.network.NetworkSpec;

/**
 * SPDER: damped sines, initialised as SIREN.
 *
 * @see <a href="https://arxiv.org/abs/2306.15242">Shah and Sitawarin 2023</a>
 */
public final class Spder extends SinePreset {
  private final Damping damping;

  Spder(Damping damping) {
    super(
        switch (damping) {
          case SQRT -> "spder";
          case ARCTAN -> "spder-arctan";
          case LOG -> "spder-log";
        },
        switch (damping) {
          case SQRT -> "sines damped by the square root, sin t √|t|";
          case ARCTAN -> "sines damped by the arctangent, sin t arctan t";
          case LOG -> "sines damped by the logarithm, sin t log(1 + |t|)";
        },
        "Shah and Sitawarin 2023, arXiv 2306.15242",
        switch (damping) {
          case SQRT -> 1e-4;
          case ARCTAN -> 3e-4;
          case LOG -> 2e-4;
        },
        1e-4,
        damping == Damping.SQRT ? Double.POSITIVE_INFINITY : 256);
    this.damping = damping;
  }

  /** The network. */
  public static NetworkSpec network(
      int inputs,
      int outputs,
      int hiddenLayers,
      int width,
      double firstOmega,
      double omega,
      Damping damping) {
    return SineLayers.network(
        inputs,
        outputs,
        hiddenLayers,
        width,
        new DampedSine(firstOmega, damping),
        new DampedSine(omega, damping),
        omega,
        Distribution.pytorch(inputs));
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
        damping);
  }
}
