package inr.preset;

import static inr.circuit.Distribution.pytorch;
import static inr.circuit.Distribution.sineFirst;
import static inr.circuit.Distribution.sineHidden;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.Layer.Dense;
import inr.network.NetworkSpec;
import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;

/** Networks of sine layers on bare coordinates, with SIREN's initialisation. */
final class SineLayers {
  /** Beyond this a first layer trains badly at the measured learning rates. */
  private static final double LARGEST_FACTOR = 10;

  private SineLayers() {}

  static NetworkSpec network(
      int inputs,
      int outputs,
      int hiddenLayers,
      int width,
      Activation first,
      Activation hidden,
      double omega,
      Distribution firstBias) {
    return new NetworkSpec(
        inputs,
        new Encoding.Identity(),
        layers(inputs, outputs, hiddenLayers, width, first, hidden, omega, firstBias));
  }

  /** The layers, for {@code inputs} numbers of order 1 whatever they are. */
  static List<Layer> layers(
      int inputs,
      int outputs,
      int hiddenLayers,
      int width,
      Activation first,
      Activation hidden,
      double omega,
      Distribution firstBias) {
    requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(width, first, sineFirst(inputs), firstBias));
    for (int l = 1; l < hiddenLayers; l++) {
      layers.add(new Dense(width, hidden, sineHidden(width, omega), pytorch(width)));
    }
    layers.add(
        new Dense(outputs, new Activation.Identity(), sineHidden(width, omega), pytorch(width)));
    return layers;
  }

  static void requireHidden(int hiddenLayers) {
    if (hiddenLayers < 1 || hiddenLayers > 64) {
      throw new IllegalArgumentException(
          "network has " + hiddenLayers + " hidden layers; 1 to 64 are accepted");
    }
  }

  /**
   * ω of the first layer, which has to follow the highest frequency of the signal: with the size of
   * a picture, and by 100 for a sound, which lies on [−1, 1] too but has thousands of cycles there.
   * Of measurements at places it follows how dense these lie.
   *
   * @param pictureStep samples of the longest side that raise the factor by one
   */
  static double firstOmega(Shape shape, double omega, double pictureStep) {
    if (shape.medium() instanceof Medium.Points) {
      return Siren.omegaOfPlaces(shape.longest());
    }
    return shape.isSound()
        ? 100 * omega
        : omega * Math.max(1, Math.min(LARGEST_FACTOR, shape.longest() / pictureStep));
  }
}
