package inr.preset;

import static inr.circuit.Distribution.pytorch;
import static inr.circuit.Distribution.sineHidden;

import inr.activation.Activation;
import inr.activation.Activation.Sine;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.Layer.Dense;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Sine layers on an encoding, all initialised as SIREN's inner layers. With Fourier features the
 * frequencies of the input are fixed, so a high band, as of a sound, does not make the first layer
 * hard to train.
 */
public final class SirenOnFeatures implements Preset.OfShape {
  SirenOnFeatures() {}

  /** The network. */
  public static NetworkSpec network(
      Encoding encoding, int inputs, int outputs, int hiddenLayers, int width, double omega) {
    SineLayers.requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    int in = encoding.features(inputs);
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(new Dense(width, new Sine(omega), sineHidden(in, omega), pytorch(in)));
      in = width;
    }
    layers.add(new Dense(outputs, new Activation.Identity(), sineHidden(in, omega), pytorch(in)));
    return new NetworkSpec(inputs, encoding, layers);
  }

  @Override
  public String name() {
    return "siren-rff";
  }

  @Override
  public String description() {
    return "sine layers on random Fourier features";
  }

  @Override
  public String source() {
    return "Sitzmann et al. 2020 on the features of Tancik et al. 2020";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none()
        .andWhole(HIDDEN_LAYERS, 3)
        .andWhole(WIDTH, 256)
        .and(OMEGA, 30)
        .andWhole(FREQUENCIES, 256)
        .and(SIGMA, Features.sigma(shape));
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return network(
        Features.random(settings, seed),
        shape.dimensions(),
        shape.channels(),
        settings.whole(HIDDEN_LAYERS),
        settings.whole(WIDTH),
        settings.number(OMEGA));
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, 5e-4);
  }
}
