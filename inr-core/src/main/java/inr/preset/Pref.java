package inr.preset;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Role;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PREF: phasor fields and a small ReLU network. Fields start as the distance from the middle, cut
 * along each axis, over 3 α √F in a volume.
 *
 * <p>The published encoder has no waves along the own axis of a field, which leaves it a sum of
 * planes: a picture would be a sum of a row and a column before its network. So there are waves of
 * 0, 1, 2, 4, … turns here unless a volume is fitted.
 *
 * @see <a href="https://arxiv.org/abs/2205.13524">Huang et al. 2022</a>
 */
public final class Pref implements Preset.OfShape {
  private static final String WAVES = "waves";
  private static final String FEATURES = "features";
  private static final String SMOOTHNESS = "smoothness";

  private static final double RATE = 1e-3;
  private static final double TABLE_RATE = 20;

  Pref() {}

  @Override
  public String name() {
    return "pref";
  }

  @Override
  public String description() {
    return "spectra of fields along each axis, and a small ReLU network";
  }

  @Override
  public String source() {
    return "Huang et al. 2022, arXiv 2205.13524";
  }

  @Override
  public Settings settings(Shape shape) {
    boolean volume = shape.dimensions() > 2;
    return Settings.none()
        .andWhole(HIDDEN_LAYERS, 2)
        .andWhole(WIDTH, 64)
        .andWhole(NODES, Math.max(2, Math.min(volume ? 128 : 256, shape.longest())))
        .andWhole(WAVES, volume ? 1 : 8)
        .andWhole(FEATURES, 16)
        .and(SMOOTHNESS, 0);
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    SineLayers.requireHidden(settings.whole(HIDDEN_LAYERS));
    int count = settings.whole(WAVES);
    if (count < 1 || count > 12) {
      throw new IllegalArgumentException(
          "setting waves is " + count + "; 1 to 12 are accepted, of 0, 1, 2, 4, … turns");
    }
    List<Integer> waves = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      waves.add(k == 0 ? 0 : 1 << (k - 1));
    }
    Encoding fields = new Encoding.Phasors(settings.whole(NODES), waves, settings.whole(FEATURES));
    List<Layer> hidden = new ArrayList<>();
    int in = fields.features(shape.dimensions());
    for (int l = 0; l < settings.whole(HIDDEN_LAYERS); l++) {
      int width = settings.whole(WIDTH);
      Distribution initial = Distribution.pytorch(in);
      hidden.add(new Layer.Dense(width, new Activation.Relu(), initial, initial));
      in = width;
    }
    return AnyLayers.network(shape, fields, hidden);
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.tables(shape, network, RATE, TABLE_RATE);
  }

  @Override
  public Start start(Signal signal, Settings settings, long seed, int threads) {
    Start usual = Preset.OfShape.super.start(signal, settings, seed, threads);
    int nodes = settings.whole(NODES);
    Optimizer.Rule spectral =
        new Optimizer.SpectralAdam(nodes, 0.9, 0.99, 1e-8, settings.number(SMOOTHNESS));
    Optimizer optimizer =
        new Optimizer.Grouped(
            List.of(
                new Optimizer.Group(Optimizer.Members.TABLES, spectral, TABLE_RATE),
                new Optimizer.Group(
                    Optimizer.Members.REST, new Optimizer.Adam(0.9, 0.99, 1e-8), 1)));
    return new Start(
        usual.signal(),
        usual.network(),
        usual.recipe().withOptimizer(optimizer),
        Optional.of(distances(usual.network(), nodes, settings.whole(FEATURES), seed)));
  }

  /** Drawn parameters, but for the grids of no turns. */
  private static Parameters distances(NetworkSpec network, int nodes, int features, long seed) {
    ParameterLayout layout = network.layout();
    Parameters parameters = layout.initial(seed);
    double scale = network.inputs() * Encoding.Phasors.initialScale() * Math.sqrt(features);
    for (Tensor table : layout.tensors()) {
      if (table.role() == Role.TABLE && table.name().contains(".real0.")) {
        for (int row = 0; row < table.rows(); row++) {
          float value = (float) (distance(row, nodes, network.inputs() - 1) / scale);
          Arrays.fill(
              parameters.values(),
              table.offset() + row * features,
              table.offset() + (row + 1) * features,
              value);
        }
      }
    }
    return parameters;
  }

  /** Of a node of a cube on [−1, 1] from its middle. */
  private static double distance(int row, int nodes, int axes) {
    double square = 0;
    int rest = row;
    for (int a = 0; a < axes; a++) {
      double x = 2.0 * (rest % nodes) / (nodes - 1) - 1;
      square += x * x;
      rest /= nodes;
    }
    return Math.sqrt(square);
  }
}
