package inr.cpu;

import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.encoding.Waves;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.network.ParameterLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network compiled to tiles: encoder and layers, the packed weights, and the way of one tile
 * through them.
 */
final class TileNetwork {
  /** Rows of parameters that one task of an update takes; divides the width of every panel. */
  static final int UPDATE_ROWS = 16;

  /**
   * Rows of a tile: a multiple of the kernels' blocks of 12, as measured; see docs/decisions. No
   * bit depends on it.
   */
  private static final int TILE_ROWS = 96;

  /** Rows of a tile where that many, but not twice as many, leave half of the first-level cache. */
  private static final int SMALL_TILE_ROWS = 48;

  /** Floats in half of a first-level cache of 48 KB. */
  private static final int HALF_CACHE = 6144;

  /** Some rows of one layer's parameters. */
  record UpdateUnit(int layer, int from, int to) {}

  private final Waves waves;
  private final StripMath strips;
  private final MatrixKernel kernel;
  private final WaveEncoder encoder;
  private final List<CpuLayer> layers = new ArrayList<>();
  private final int[] gradientOffsets;
  private final int gradientSize;
  private final List<UpdateUnit> updateUnits = new ArrayList<>();
  private final int dimensions;
  private final int tileRows;
  private final int[] outputPlaces;
  private final int[] outputSteps;

  TileNetwork(NetworkSpec network) {
    this.strips = Kernels.strips();
    this.kernel = Kernels.matrices();
    this.waves = network.encoding().waves(network.inputs());
    ParameterLayout layout = ParameterLayout.of(network);
    this.dimensions = network.inputs();
    this.tileRows = tileRows(network.widths());
    this.encoder = new WaveEncoder(waves, tileRows, strips);
    this.gradientOffsets = new int[network.layers().size()];
    Panels in = encoder.outputs();
    int gradients = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      CpuLayer layer = compile(l, network.layers().get(l), in, layout);
      layers.add(layer);
      in = layer.outputs();
      gradientOffsets[l] = gradients;
      gradients += layer.gradientSize();
      for (int from = 0; from < layer.parameterRows(); from += UPDATE_ROWS) {
        updateUnits.add(
            new UpdateUnit(l, from, Math.min(layer.parameterRows(), from + UPDATE_ROWS)));
      }
    }
    this.gradientSize = gradients;
    this.outputPlaces = new int[in.columns()];
    this.outputSteps = new int[in.columns()];
    for (int c = 0; c < outputPlaces.length; c++) {
      outputPlaces[c] = in.index(tileRows, 0, c);
      outputSteps[c] = in.width(in.panelOf(c));
    }
  }

  private CpuLayer compile(int l, Layer layer, Panels in, ParameterLayout layout) {
    if (layer instanceof Layer.Dense dense) {
      return new DenseLayer(
          in,
          new Panels(dense.width()),
          layout.tensor(l + ".weight").offset(),
          layout.tensor(l + ".bias").offset(),
          tileRows,
          new ActivationProgram(dense.activation(), strips),
          kernel,
          strips);
    }
    return new LayerNormLayer(
        in,
        layout.tensor(l + ".gain").offset(),
        layout.tensor(l + ".shift").offset(),
        tileRows,
        ((Layer.LayerNorm) layer).epsilon());
  }

  /** Rows of a tile. */
  int tileRows() {
    return tileRows;
  }

  private static int tileRows(int[] widths) {
    int widest = Arrays.stream(widths).skip(1).max().orElseThrow();
    boolean onlySmallFits =
        TILE_ROWS * widest > HALF_CACHE && SMALL_TILE_ROWS * widest <= HALF_CACHE;
    return onlySmallFits ? SMALL_TILE_ROWS : TILE_ROWS;
  }

  /** Channels that come out. */
  int outputs() {
    return layers.get(layers.size() - 1).outputs().columns();
  }

  /** Whether a layer is so wide that the products run in their main blocks. */
  boolean hasFullPanels() {
    return layers.stream().anyMatch(layer -> layer.outputs().width(0) == Panels.WIDEST);
  }

  /** Floats of the gradient of one shard. */
  int gradientSize() {
    return gradientSize;
  }

  /** The parameters cut into independent parts. */
  List<UpdateUnit> updateUnits() {
    return updateUnits;
  }

  /** Buffers for one worker. */
  TileSpace newSpace() {
    return new TileSpace(
        layers,
        tileRows,
        dimensions,
        Math.max(encoder.scratchSize(), ActivationProgram.REGISTERS * ActivationProgram.STRIP));
  }

  /** Packs all parameters. */
  void pack(float[] parameters) {
    for (UpdateUnit unit : updateUnits) {
      pack(unit, parameters);
    }
  }

  /** Packs one unit's parameters. */
  void pack(UpdateUnit unit, float[] parameters) {
    layers.get(unit.layer).pack(parameters, unit.from, unit.to);
  }

  /** Packs one unit's parameters, also for an input in use. */
  void pack(TileInput input, UpdateUnit unit, float[] parameters) {
    pack(unit, parameters);
    if (unit.layer == 0) {
      input.pack(unit.from, unit.to);
    }
  }

  /** Adds the shards' gradients of one unit, in order. */
  void collect(TileInput input, UpdateUnit unit, Shard[] shards, int count, float[] gradient) {
    if (unit.layer == 0) {
      input.collect(shards, count, gradient, unit.from, unit.to);
      return;
    }
    layers
        .get(unit.layer)
        .collect(shards, count, gradientOffsets[unit.layer], gradient, unit.from, unit.to);
  }

  /** Places of one unit's parameters in the flat vector. */
  int[] flatRanges(UpdateUnit unit) {
    return layers.get(unit.layer).flatRanges(unit.from, unit.to);
  }

  /** The way of any points through the first layer. */
  TileInput pointInput(Coordinates coordinates) {
    return new PointInput(coordinates, encoder, layers.get(0));
  }

  /** The fastest way of these points through the first layer as it is packed now. */
  TileInput evaluationInput(Coordinates coordinates, Workers workers) {
    return GridInput.suits(waves, coordinates) && layers.get(0) instanceof DenseLayer first
        ? gridInput((Grid) coordinates, first, workers)
        : pointInput(coordinates);
  }

  /** The fastest way for steps of so many points; each shard needs the input's sums. */
  TileInput trainingInput(Coordinates coordinates, int batchPoints, int shards, Workers workers) {
    return GridInput.suits(waves, coordinates)
            && layers.get(0) instanceof DenseLayer first
            && GridInput.paysInTraining(
                (Grid) coordinates, batchPoints, shards, first.outputs().padded())
        ? gridInput((Grid) coordinates, first, workers)
        : pointInput(coordinates);
  }

  private GridInput gridInput(Grid grid, DenseLayer first, Workers workers) {
    GridInput input = new GridInput(grid, waves, first, kernel, strips, workers);
    List<UpdateUnit> units = updateUnits.stream().filter(unit -> unit.layer == 0).toList();
    workers.run(units.size(), (worker, i) -> input.pack(units.get(i).from, units.get(i).to));
    return input;
  }

  /**
   * Takes the tile that the input has loaded through all layers and returns the predictions'
   * buffer; see {@link #outputIndex}.
   */
  float[] forward(TileInput input, TileSpace space, int rows, boolean slopes) {
    input.forward(space, rows, slopes);
    for (int l = 1; l < layers.size(); l++) {
      layers
          .get(l)
          .forward(
              space.activations[l], space.activations[l + 1], space, space.kept[l], rows, slopes);
    }
    return space.activations[layers.size()];
  }

  /** Place of a channel of a row in the buffers of predictions and of their gradient. */
  int outputIndex(int row, int channel) {
    return outputPlaces[channel] + row * outputSteps[channel];
  }

  /** Zeroes the gradient of the predictions of the first rows, padding included. */
  void clearOutputGradient(TileSpace space, int rows) {
    Panels outputs = layers.get(layers.size() - 1).outputs();
    for (int p = 0; p < outputs.count(); p++) {
      int from = outputs.offset(tileRows, p);
      Arrays.fill(space.gradientA, from, from + rows * outputs.width(p), 0);
    }
  }

  /** Takes the gradient in {@code space.gradientA} back through all layers and adds to a shard. */
  void backward(TileInput input, TileSpace space, int rows, Shard shard) {
    float[] dy = space.gradientA;
    float[] dx = space.gradientB;
    for (int l = layers.size() - 1; l > 0; l--) {
      CpuLayer layer = layers.get(l);
      layer.throughActivation(dy, space.kept[l], rows);
      layer.accumulate(
          space.activations[l], dy, space.kept[l], shard.gradient, gradientOffsets[l], rows);
      layer.propagate(dy, space.kept[l], dx, rows);
      float[] swap = dy;
      dy = dx;
      dx = swap;
    }
    layers.get(0).throughActivation(dy, space.kept[0], rows);
    input.accumulate(dy, space, rows, shard);
  }

  /**
   * Takes the gradient in {@code space.gradientA} back to the features and returns their buffer.
   */
  float[] backwardToFeatures(TileSpace space, int rows) {
    float[] dy = space.gradientA;
    float[] dx = space.gradientB;
    for (int l = layers.size() - 1; l >= 0; l--) {
      layers.get(l).throughActivation(dy, space.kept[l], rows);
      layers.get(l).propagate(dy, space.kept[l], dx, rows);
      float[] swap = dy;
      dy = dx;
      dx = swap;
    }
    return dy;
  }

  /**
   * Derivatives of one row with respect to the coordinates of its point, from the features'
   * gradient.
   */
  void differentiate(
      Coordinates coordinates,
      long point,
      int row,
      float[] dFeatures,
      TileSpace space,
      double[] dx) {
    coordinates.coordinates(point, space.coordinates);
    encoder.differentiate(space.coordinates, dFeatures, row, space.registers, dx);
  }
}
