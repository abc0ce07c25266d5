package inr.preset;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.encoding.Encoding;
import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All presets. */
public final class Presets {
  private static final Preset PYRAMID = new Pyramid();
  private static final Preset COSINES = new Cosines();
  private static final Preset SIREN = new Siren();

  /** Those that follow from shape, settings and formulas alone. */
  public static final List<Preset.OfShape> PUBLISHED = List.copyOf(PublishedNetworks.ALL);

  /** In the order in which they are listed. */
  public static final List<Preset> ALL = all();

  private static List<Preset> all() {
    List<Preset> all =
        new ArrayList<>(
            List.of(
                PYRAMID,
                COSINES,
                new Pieces(),
                SIREN,
                new SirenOnFeatures(),
                new Spder(Damping.SQRT),
                new Spder(Damping.ARCTAN),
                new Spder(Damping.LOG),
                new FinerNetwork(),
                new GaussNetwork(),
                new FourierKan(),
                Perceptron.RELU,
                Perceptron.GELU,
                Perceptron.SILU,
                Perceptron.TANH,
                Perceptron.RELU_PE,
                Perceptron.GELU_PE,
                Perceptron.SILU_PE,
                Perceptron.TANH_PE,
                Perceptron.RELU_RFF,
                Perceptron.GELU_RFF));
    all.addAll(PUBLISHED);
    all.add(new HashGridNetwork());
    all.add(new Pref());
    all.add(new Kronecker());
    all.add(new Diner());
    all.add(new MultiStages());
    all.add(new AnyPerceptron(new Activation.Relu(), new Encoding.Identity()));
    return List.copyOf(all);
  }

  private Presets() {}

  /** What a signal is fitted with unless a network is named. */
  public static Preset usual(Medium medium) {
    if (medium instanceof Medium.Points) {
      return SIREN;
    }
    return medium instanceof Medium.Sound ? COSINES : PYRAMID;
  }

  /** The preset of a name, in any case; {@code rff} is {@code relu-rff}. */
  public static Optional<Preset> named(String name) {
    String wanted = name.equalsIgnoreCase("rff") ? Perceptron.RELU_RFF.name() : name;
    return ALL.stream().filter(preset -> preset.name().equalsIgnoreCase(wanted)).findFirst();
  }
}
