package inr.preset;

import static inr.circuit.Distribution.pytorch;
import static inr.circuit.Distribution.sineHidden;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.Layer.Dense;
import inr.network.Layer.LayerNorm;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * FKAN as in the authors' notebook: Fourier-KAN layer of so many harmonics per axis into {@code
 * width} features, layer norm, gated-tanh layers of 2, 2, 2 and 4 times {@code width}, linear
 * output.
 *
 * <p>The notebook has 270 harmonics and width 128. Coefficients ~ N(0, 1/(D·G)), bias 0; hidden
 * weights U(±√(6/in)/30); the output weights use √(6/width)/30 although their fan-in is four times
 * that, as in the source.
 *
 * @see <a href="https://arxiv.org/abs/2409.09323">Mehrabian et al. 2024</a>
 */
public final class FourierKan implements Preset.OfShape {
  private static final double OMEGA_0 = 30;

  FourierKan() {}

  /** The network. */
  public static NetworkSpec network(int inputs, int outputs, int harmonics, int width) {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Dense(
            width,
            new Activation.Identity(),
            new Distribution.Normal(1 / Math.sqrt((double) inputs * harmonics)),
            new Distribution.Constant(0)));
    layers.add(new LayerNorm(1e-5));
    int in = width;
    for (int hidden : new int[] {2 * width, 2 * width, 2 * width, 4 * width}) {
      layers.add(
          new Dense(
              hidden, new Activation.GatedTanh(OMEGA_0), sineHidden(in, OMEGA_0), pytorch(in)));
      in = hidden;
    }
    layers.add(
        new Dense(outputs, new Activation.Identity(), sineHidden(width, OMEGA_0), pytorch(in)));
    return new NetworkSpec(inputs, new Encoding.AxisHarmonics(harmonics), layers);
  }

  @Override
  public String name() {
    return "fkan";
  }

  @Override
  public String description() {
    return "Fourier-KAN layer of 270 harmonics, then gated tanh layers of 2, 2, 2 and 4 times the width";
  }

  @Override
  public String source() {
    return "Mehrabian et al. 2024, arXiv 2409.09323";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none().andWhole(WIDTH, 128).andWhole("harmonics", 270);
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return network(
        shape.dimensions(), shape.channels(), settings.whole("harmonics"), settings.whole(WIDTH));
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, shape.isSound() ? 1e-4 : 3e-4);
  }
}
