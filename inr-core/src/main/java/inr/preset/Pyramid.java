package inr.preset;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.pyramid.GridValues;
import inr.pyramid.SparsePyramid;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sparse pyramid and a small network on it: what pictures and volumes are fitted with unless a
 * network is named.
 *
 * <p>Tables of cells of 1, 3, 9, … samples have numbers where the signal needs them. Which vertices
 * those are and what their numbers start with is found without training, see {@link SparsePyramid};
 * then all is trained together: f(x) = S t(x) + W₂ relu(W₁ t(x) + b₁) + b₂ of the tables' values t,
 * where S starts with the principal axes of the channels and W₂ with 0.
 */
public final class Pyramid implements Preset {
  /** From this density on every channel has numbers for every sample. */
  private static final double DENSE = 0.75;

  /** Epochs of a signal of {@link #USUAL_POINTS} and more; smaller ones have time for more. */
  private static final int USUAL_EPOCHS = 16;

  private static final int USUAL_POINTS = 768 * 512;

  private static final int STRIDE = 3;
  private static final int BATCH = 1 << 17;

  /** Cells of a level next to those of the finer one. */
  private static final int GROWTH = 3;

  /** Cells along the longest axis that the coarsest level has at most. */
  private static final int COARSEST = 30;

  /**
   * Learning rate of the tables for each unit of what the start leaves; less where there is less
   * time to come to rest.
   */
  private static final double RATE = 0.25;

  private static final double LOWEST_RATE = 1e-5;
  private static final double HIGHEST_RATE = 0.2;
  private static final double NETWORK_RATE = 0.02;

  Pyramid() {}

  @Override
  public String name() {
    return "pyramid";
  }

  @Override
  public String description() {
    return "B-splines on grids from coarse to fine, where they pay, and a small ReLU network";
  }

  @Override
  public String source() {
    return "this project, docs/decisions/0012; grids after Müller et al. 2022, arXiv 2201.05989";
  }

  @Override
  public Settings settings(Shape shape) {
    double more = Math.min(4, Math.max(1, Math.sqrt((double) USUAL_POINTS / shape.points())));
    return Settings.none()
        .and(DENSITY, 0.5)
        .andWhole(WIDTH, 16)
        .andWhole(EPOCHS, Math.round(USUAL_EPOCHS * more));
  }

  @Override
  public Map<String, Double> settings(Shape shape, Effort effort) {
    return switch (effort) {
      case FAST -> Map.of(EPOCHS, 2.0);
      case SMALL -> Map.of(DENSITY, 0.0636, EPOCHS, 24.0);
      case BEST -> Map.of(DENSITY, 1.3, EPOCHS, 24.0);
    };
  }

  @Override
  public Start start(Signal signal, Settings settings, long seed, int threads) {
    double density = settings.number(DENSITY);
    Grid grid = GridCells.requireGrid(signal, name());
    if (!(density > 0 && density <= 64)) {
      throw new IllegalArgumentException(
          "setting density is " + density + "; a number above 0 up to 64 is needed");
    }
    requireMemory(grid, signal.channels());
    try (Workers workers = new Workers(threads)) {
      GridValues values = GridValues.of(signal, grid, workers);
      int width = width(settings.whole(WIDTH), density * signal.points());
      List<List<Double>> cells = cells(values.grid(), values.channels(), density);
      int tables = cells.stream().mapToInt(List::size).sum();
      int channels = values.channels();
      int network = width * (tables + 1) + channels * (width + tables + 1);
      double budget = Math.min(Integer.MAX_VALUE, density * signal.points() - network);
      SparsePyramid pyramid =
          SparsePyramid.of(values.grid(), values.lines(), cells, (int) budget, workers);
      return start(signal, values, pyramid, width, settings, seed);
    }
  }

  /** Refuses before any work what cannot end well. */
  private static void requireMemory(Grid grid, int channels) {
    long bytes = SparsePyramid.leastBytes(grid, channels);
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > heap) {
      throw new IllegalArgumentException(
          "model pyramid takes more than "
              + (bytes >> 20)
              + " MiB for "
              + grid.points()
              + " points and Java may use "
              + (heap >> 20)
              + " MiB; allow it more (java -Xmx), or take another model");
    }
  }

  /** Small signals have no numbers to spare for a network. */
  private static int width(int wanted, double numbers) {
    return numbers >= 5000 ? wanted : numbers >= 1000 ? Math.min(8, wanted) : 0;
  }

  /** Cells of each principal component, from coarse to fine. */
  private static List<List<Double>> cells(Grid grid, int channels, double density) {
    int longest = grid.samples().stream().mapToInt(Integer::intValue).max().orElse(1);
    List<Double> all = new ArrayList<>();
    all.add(1.0);
    int cell = 1;
    while ((cell == 1 && longest > GROWTH) || longest > COARSEST * cell) {
      cell *= GROWTH;
      all.add(0, (double) cell);
    }
    List<List<Double>> cells = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      boolean fine = c == 0 || density >= DENSE || all.size() == 1;
      cells.add(fine ? all : all.subList(0, all.size() - 1));
    }
    return cells;
  }

  private static Start start(
      Signal signal,
      GridValues values,
      SparsePyramid pyramid,
      int width,
      Settings settings,
      long seed) {
    List<SparsePyramid.Table> tables = pyramid.tables();
    int in = tables.size();
    int channels = values.channels();
    Layer end = ChannelEnd.layer(channels);
    Layer hidden =
        new Layer.Dense(
            Math.max(1, width),
            new Activation.Relu(),
            new Distribution.Uniform(Math.sqrt(6.0 / in)),
            new Distribution.Constant(0));
    NetworkSpec network =
        new NetworkSpec(
            signal.coordinates().dimensions(),
            new Encoding.Tables(
                tables.stream().map(SparsePyramid.Table::lattice).toList(),
                1,
                new Distribution.Constant(0)),
            width == 0 ? List.of(end) : List.of(new Layer.Bypass(List.of(hidden)), end));
    Parameters parameters = network.layout().initial(seed);
    fill(parameters, tables, values, width);
    double left = Math.sqrt(pyramid.meanSquare());
    double time = Math.min(1, StrictMath.cbrt((double) settings.whole(EPOCHS) / USUAL_EPOCHS));
    double rate = Math.max(LOWEST_RATE, Math.min(HIGHEST_RATE, RATE * time * left));
    Sampler sampler = new Sampler.Interleaved(STRIDE, BATCH);
    Recipe recipe =
        new Recipe(
            new Loss.MeanSquaredError(),
            optimizer(Math.min(1, NETWORK_RATE / rate)),
            rate,
            Schedule.HoldThenLinear.of(),
            sampler,
            settings.whole(EPOCHS) * sampler.stepsPerEpoch(signal.coordinates().samples()));
    return new Start(signal.withRange(values.range()), network, recipe, Optional.of(parameters));
  }

  private static Optimizer optimizer(double networkRate) {
    return Recipe.onTables(new Optimizer.SparseAdam(0.9, 0.95, 1e-12), 1, networkRate);
  }

  /** Numbers of the tables, and an end that puts their sum back together. */
  private static void fill(
      Parameters parameters, List<SparsePyramid.Table> tables, GridValues values, int width) {
    List<Tensor> all = parameters.layout().tensors();
    ChannelEnd end = new ChannelEnd(parameters);
    for (int t = 0; t < tables.size(); t++) {
      SparsePyramid.Table table = tables.get(t);
      float[] numbers = table.numbers();
      System.arraycopy(numbers, 0, parameters.values(), all.get(t).offset(), numbers.length);
      end.direct(width + t, values.direction(table.channel()));
    }
    end.centre(values);
  }
}
