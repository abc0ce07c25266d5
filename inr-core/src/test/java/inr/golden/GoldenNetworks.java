package inr.golden;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.network.EdgeBasis;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.preset.FourierKan;
import java.util.ArrayList;
import java.util.List;

/** Our network of the same function as each golden file's. */
final class GoldenNetworks {
  private static final Distribution REPLACED = new Distribution.Constant(0);

  private GoldenNetworks() {}

  static NetworkSpec of(String name, GoldenTensors tensors) {
    return switch (name) {
      case "siren" -> plain(new Activation.Sine(30));
      case "spder-sqrt" -> plain(new Activation.DampedSine(30, Damping.SQRT));
      case "spder-arctan" -> plain(new Activation.DampedSine(30, Damping.ARCTAN));
      case "spder-log" -> plain(new Activation.DampedSine(30, Damping.LOG));
      case "finer" -> plain(new Activation.Finer(30, true));
      case "finer-true" -> plain(new Activation.Finer(30, false));
      case "g-finer" -> plain(new Activation.GaussFiner(1, 3, true));
      case "gauss" -> plain(new Activation.Gauss(0.1));
      case "gabor-real" -> plain(new Activation.Formula("cos(10*z)*exp(-(10*z)^2)"));
      case "relu-plain" -> plain(new Activation.Relu());
      case "gelu-plain" -> plain(new Activation.Gelu());
      case "tanh-plain" -> plain(new Activation.Tanh());
      case "silu-plain" -> plain(new Activation.Silu());
      case "snake" -> dense(new Encoding.Identity(), new Activation.Snake(1), 2);
      case "elephant" -> dense(new Encoding.Identity(), new Activation.TrainedElephant(1, 4), 2);
      case "crrelu" -> dense(new Encoding.Identity(), new Activation.CorrectedRelu(1), 2);
      case "relu-pe" ->
          dense(new Encoding.PositionalEncoding(5, Math.PI, true), new Activation.Relu(), 2);
      case "relu-rff" ->
          dense(
              new Encoding.GivenFourierFeatures(tensors.constant("B", 2)),
              new Activation.Relu(),
              2);
      case "lff" ->
          network(
              new Encoding.LearnedFourierFeatures(16, 1),
              layer(8, new Activation.Gelu()),
              layer(16, new Activation.Gelu()),
              end());
      case "fkan" -> FourierKan.network(2, 3, 8, 8);
      case "fan" ->
          network(
              new Encoding.Identity(),
              new Layer.FourierAnalysis(16, 1),
              new Layer.FourierAnalysis(16, 1),
              end());
      case "kaf" ->
          network(
              new Encoding.Identity(),
              new Layer.ArnoldFourier(8, 4, 1, false),
              new Layer.ArnoldFourier(3, 4, 1, true));
      case "kan" ->
          network(
              new Encoding.Identity(),
              new Layer.Kan(6, new EdgeBasis.CubicSplines(5)),
              new Layer.Kan(3, new EdgeBasis.CubicSplines(5)));
      case "wire" ->
          network(
              new Encoding.Identity(),
              new Layer.ComplexGabor(8, 10, 4, false),
              new Layer.ComplexGabor(8, 10, 4, true),
              end());
      case "mfn-fourier" -> network(new Encoding.FourierFilters(16, 3, 1), end());
      case "mfn-gabor" -> network(new Encoding.GaborFilters(16, 3, 1, 1, 1), end());
      case "bacon" ->
          network(
              new Encoding.GivenFilters(
                  List.of(
                      tensors.constant("Omega0", 2),
                      tensors.constant("Omega1", 2),
                      tensors.constant("Omega2", 2)),
                  List.of(1, 2)),
              end());
      case "hashgrid" -> network(hashGrid(), layer(16, new Activation.Relu()), end());
      default -> throw new IllegalArgumentException("there is no network for golden file " + name);
    };
  }

  /** As {@link Encoding.StaggeredHashGrid}, but all tables have 64 rows. */
  private static Encoding hashGrid() {
    List<Lattice> levels = new ArrayList<>();
    for (int l = 0; l < 4; l++) {
      double cells = 4 * Math.pow(1.7, l) - 1;
      int resolution = (int) Math.ceil(cells) + 1;
      LatticeAxis axis = new LatticeAxis(resolution + 1, cells / 2, cells / 2 + 0.5);
      levels.add(
          new Lattice(
              List.of(axis, axis), Interpolation.LINEAR, new Entries.Folded(resolution, 64)));
    }
    return new Encoding.Tables(levels, 2, REPLACED);
  }

  private static NetworkSpec plain(Activation activation) {
    return dense(new Encoding.Identity(), activation, 3);
  }

  private static NetworkSpec dense(Encoding encoding, Activation activation, int hiddenLayers) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(layer(16, activation));
    }
    layers.add(end());
    return new NetworkSpec(2, encoding, layers);
  }

  private static NetworkSpec network(Encoding encoding, Layer... layers) {
    return new NetworkSpec(2, encoding, List.of(layers));
  }

  private static Layer layer(int width, Activation activation) {
    return new Layer.Dense(width, activation, REPLACED, REPLACED);
  }

  private static Layer end() {
    return layer(3, new Activation.Identity());
  }
}
