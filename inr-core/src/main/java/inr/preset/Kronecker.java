package inr.preset;

import inr.circuit.Distribution;
import inr.circuit.Parameters;
import inr.encoding.Encoding;
import inr.grid.Grid;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.network.NetworkSpec;
import inr.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Complex encoding: functions of each axis, shifted copies of one, multiplied in all combinations,
 * and a linear layer, f(y, x) = Σᵢⱼ W_ij ψ(y − tᵢ) ψ(x − tⱼ). On a grid that is Φ_y W Φ_xᵀ, so the
 * best W is found in closed form, axis by axis, and training has nothing to add.
 *
 * <p>ψ is the cubic B-spline of the distance of the shifts, which has the deviation 0.58 of it: the
 * published Gaussian of 256 functions has 0.64. A spline ends, so that a product of the features is
 * a table with 4^D numbers around a point, and nothing of the size of W is ever multiplied; the
 * bases that do not end are not here.
 *
 * @see <a href="https://arxiv.org/abs/2205.08987">Zheng et al. 2022</a>
 */
public final class Kronecker implements Preset {
  private static final Interpolation SPLINE = Interpolation.CUBIC;
  private static final double RATE = 1e-3;

  Kronecker() {}

  @Override
  public String name() {
    return "kronecker";
  }

  @Override
  public String description() {
    return "products of shifted functions of each axis, in closed form; no training";
  }

  @Override
  public String source() {
    return "Zheng et al. 2022, arXiv 2205.08987, with B-splines for Gaussians";
  }

  /** A quarter: every second sample of both axes, as published. */
  @Override
  public Settings settings(Shape shape) {
    return Settings.none().and(DENSITY, 0.25);
  }

  @Override
  public Start start(Signal signal, Settings settings, long seed, int threads) {
    double density = settings.number(DENSITY);
    Grid grid = GridCells.requireGrid(signal, name());
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "setting density is " + density + "; a number above 0 up to 1 is needed");
    }
    List<LatticeAxis> axes = GridCells.axes(grid, density);
    NetworkSpec network = network(axes, signal.channels());
    Parameters parameters = network.layout().initial(seed);
    double[] numbers = numbers(signal, grid, axes);
    for (int i = 0; i < numbers.length; i++) {
      parameters.values()[i] = (float) numbers[i];
    }
    ChannelEnd end = new ChannelEnd(parameters);
    for (int c = 0; c < signal.channels(); c++) {
      double[] direction = new double[signal.channels()];
      direction[c] = 1;
      end.direct(c, direction);
    }
    Recipe recipe = Recipe.tables(Shape.of(signal), network, RATE, 1).withSteps(0);
    return new Start(signal, network, recipe, Optional.of(parameters));
  }

  private static NetworkSpec network(List<LatticeAxis> axes, int channels) {
    Lattice lattice = new Lattice(axes, SPLINE, new Entries.Every());
    return new NetworkSpec(
        axes.size(),
        new Encoding.Tables(List.of(lattice), channels, new Distribution.Constant(0)),
        List.of(ChannelEnd.layer(channels)));
  }

  /** W {@code [vertices, channels]} in training units, the vertices of the last axis fastest. */
  private static double[] numbers(Signal signal, Grid grid, List<LatticeAxis> axes) {
    double[] numbers = new double[signal.samples().size()];
    Arrays.setAll(numbers, i -> signal.target(i / signal.channels(), i % signal.channels()));
    int step = signal.channels();
    for (int d = axes.size() - 1; d >= 0; d--) {
      LatticeAxis axis = axes.get(d);
      numbers = new AxisLeastSquares(grid.axes().get(d), axis, SPLINE).solve(numbers, step);
      step *= axis.vertices();
    }
    return numbers;
  }
}
