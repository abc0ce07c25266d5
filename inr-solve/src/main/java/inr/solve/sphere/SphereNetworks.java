package inr.solve.sphere;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Networks on spherical harmonics of a map of the sphere.
 *
 * @see <a href="https://arxiv.org/abs/2310.06743">Rußwurm et al. 2024</a>
 */
public final class SphereNetworks {
  private static final double FIRST_OMEGA = 30;

  private SphereNetworks() {}

  /** A linear layer on harmonics of so many degrees. */
  public static NetworkSpec linear(int degrees) {
    Encoding harmonics = new Encoding.SphericalHarmonics(degrees);
    Distribution initial = Distribution.pytorch(harmonics.features(2));
    return new NetworkSpec(
        2, harmonics, List.of(new Layer.Dense(1, new Activation.Identity(), initial, initial)));
  }

  /** The authors' sine layers with ω 30, then 1; biases are drawn as weights are. */
  public static NetworkSpec sines(int degrees, int hiddenLayers, int width) {
    Encoding harmonics = new Encoding.SphericalHarmonics(degrees);
    Distribution first = Distribution.sineFirst(harmonics.features(2));
    Distribution other = Distribution.sineHidden(width, 1);
    Stream<Layer> hidden =
        IntStream.range(0, hiddenLayers)
            .mapToObj(
                layer ->
                    layer == 0
                        ? new Layer.Dense(width, new Activation.Sine(FIRST_OMEGA), first, first)
                        : new Layer.Dense(width, new Activation.Sine(1), other, other));
    Layer end = new Layer.Dense(1, new Activation.Identity(), other, other);
    return new NetworkSpec(2, harmonics, Stream.concat(hidden, Stream.of(end)).toList());
  }
}
