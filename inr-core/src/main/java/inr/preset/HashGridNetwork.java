package inr.preset;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A hash grid and a small ReLU network, with the settings of the published picture fit.
 *
 * <p>Weights start as Xavier and Glorot have them, biases, which the published network is without,
 * at 0. The published loss is relative to the prediction and its weights decay a little; here
 * errors are squared and nothing decays. For a sound, the finest level has a vertex for every
 * second sample.
 *
 * @see <a href="https://arxiv.org/abs/2201.05989">Müller et al. 2022</a>
 */
public final class HashGridNetwork implements Preset.OfShape {
  private static final String LEVELS = "levels";
  private static final String COARSEST = "coarsest";
  private static final String GROWTH = "growth";

  private static final int USUAL_LEVELS = 16;
  private static final int USUAL_COARSEST = 16;
  private static final double PICTURE_GROWTH = 1.5;
  private static final int FEATURES = 2;
  private static final double RATE = 1e-2;

  HashGridNetwork() {}

  @Override
  public String name() {
    return "hash-grid";
  }

  @Override
  public String description() {
    return "hashed tables on grids from coarse to fine, and a small ReLU network";
  }

  @Override
  public String source() {
    return "Müller et al. 2022, arXiv 2201.05989";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none()
        .andWhole(HIDDEN_LAYERS, 2)
        .andWhole(WIDTH, 64)
        .andWhole(LEVELS, USUAL_LEVELS)
        .andWhole(ROWS, 1 << 15)
        .andWhole(COARSEST, USUAL_COARSEST)
        .and(GROWTH, shape.isSound() ? soundGrowth(shape) : PICTURE_GROWTH);
  }

  private static double soundGrowth(Shape shape) {
    double finest = Math.max(2 * USUAL_COARSEST, shape.longest() / 2.0);
    return StrictMath.pow(finest / USUAL_COARSEST, 1.0 / (USUAL_LEVELS - 1));
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    SineLayers.requireHidden(settings.whole(HIDDEN_LAYERS));
    Encoding grid =
        new Encoding.StaggeredHashGrid(
            settings.whole(LEVELS),
            FEATURES,
            settings.whole(ROWS),
            settings.whole(COARSEST),
            settings.number(GROWTH));
    List<Layer> layers = new ArrayList<>();
    int in = grid.features(shape.dimensions());
    for (int l = 0; l < settings.whole(HIDDEN_LAYERS); l++) {
      layers.add(layer(in, settings.whole(WIDTH), new Activation.Relu()));
      in = settings.whole(WIDTH);
    }
    layers.add(layer(in, shape.channels(), new Activation.Identity()));
    return new NetworkSpec(shape.dimensions(), grid, layers);
  }

  private static Layer layer(int in, int out, Activation activation) {
    return new Layer.Dense(
        out,
        activation,
        new Distribution.Uniform(Math.sqrt(6.0 / (in + out))),
        new Distribution.Constant(0));
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.tables(shape, network, RATE, 1);
  }
}
