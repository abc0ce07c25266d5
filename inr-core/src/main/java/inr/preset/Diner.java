package inr.preset;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.grid.Grid;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.network.NetworkSpec;
import inr.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * DINER: a trained row of two numbers for every sample, and SIREN on the row instead of the
 * coordinates: f(x) = g(R(x)).
 *
 * <p>Rows are put where the network has the values wanted, so nothing is smooth along the
 * coordinates but what the fit made so. Between the samples, rows are interpolated linearly: the
 * field is continuous and right at the samples, and takes whatever values the network has on the
 * way from one row to the next. With fewer numbers than two for a sample, rows lie that much
 * further apart, in the middle of larger cells, as in the authors' variant with a coarser grid. The
 * authors clamp predictions to the range of the signal; here files and metrics do.
 *
 * @see <a href="https://arxiv.org/abs/2211.07871">Xie et al. 2023</a>
 */
public final class Diner implements Preset {
  /** Numbers of a row. */
  private static final int FEATURES = 2;

  private static final double SPREAD = 1e-4;
  private static final double RATE = 1e-3;
  private static final double TABLE_RATE = 10;

  Diner() {}

  @Override
  public String name() {
    return "diner";
  }

  @Override
  public String description() {
    return "sine layers on two trained numbers for every sample";
  }

  @Override
  public String source() {
    return "Xie et al. 2023, arXiv 2211.07871";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none()
        .andWhole(HIDDEN_LAYERS, 3)
        .andWhole(WIDTH, 64)
        .and(OMEGA, 30)
        .and(DENSITY, FEATURES);
  }

  @Override
  public Start start(Signal signal, Settings settings, long seed, int threads) {
    Grid grid = GridCells.requireGrid(signal, name());
    double density = settings.number(DENSITY);
    if (!(density > 0 && density <= FEATURES)) {
      throw new IllegalArgumentException(
          "setting density is "
              + density
              + "; a number above 0 up to 2 is needed, a row for each"
              + " sample");
    }
    List<LatticeAxis> axes = GridCells.axes(grid, density / FEATURES);
    Lattice rows = new Lattice(axes, Interpolation.LINEAR, new Entries.Every());
    double omega = settings.number(OMEGA);
    Activation sine = new Activation.Sine(omega);
    NetworkSpec network =
        new NetworkSpec(
            grid.dimensions(),
            new Encoding.Tables(List.of(rows), FEATURES, new Distribution.Uniform(SPREAD)),
            SineLayers.layers(
                FEATURES,
                signal.channels(),
                settings.whole(HIDDEN_LAYERS),
                settings.whole(WIDTH),
                sine,
                sine,
                omega,
                Distribution.pytorch(FEATURES)));
    Recipe recipe = Recipe.tables(Shape.of(signal), network, RATE, TABLE_RATE);
    return new Start(signal, network, recipe, Optional.empty());
  }
}
