package inr.cpu;

import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.grid.Coordinates;
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
  /** Rows of parameters that one task of an update takes. */
  private static final int UPDATE_ROWS = 16;

  /**
   * Largest number of rows of a tile: a multiple of the kernels' block of 6; measured, see
   * docs/decisions.
   */
  private static final int TILE_ROWS = 96;

  /** Some rows of one layer's parameters. */
  record UpdateUnit(int layer, int from, int to) {}

  private final WaveEncoder encoder;
  private final List<CpuLayer> layers = new ArrayList<>();
  private final int[] gradientOffsets;
  private final int gradientSize;
  private final List<UpdateUnit> updateUnits = new ArrayList<>();
  private final int dimensions;

  TileNetwork(NetworkSpec network) {
    StripMath strips = Kernels.strips();
    MatrixKernel kernel = Kernels.matrices();
    ParameterLayout layout = ParameterLayout.of(network);
    this.dimensions = network.inputs();
    this.encoder = new WaveEncoder(network.encoding().waves(network.inputs()), TILE_ROWS, strips);
    this.gradientOffsets = new int[network.layers().size()];
    Panels in = encoder.outputs();
    int gradients = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      CpuLayer layer = compile(l, network.layers().get(l), in, layout, strips, kernel);
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
  }

  private static CpuLayer compile(
      int l,
      Layer layer,
      Panels in,
      ParameterLayout layout,
      StripMath strips,
      MatrixKernel kernel) {
    if (layer instanceof Layer.Dense dense) {
      return new DenseLayer(
          in,
          new Panels(dense.width()),
          layout.tensor(l + ".weight").offset(),
          layout.tensor(l + ".bias").offset(),
          TILE_ROWS,
          new ActivationProgram(dense.activation(), strips),
          kernel,
          strips);
    }
    return new LayerNormLayer(
        in,
        layout.tensor(l + ".gain").offset(),
        layout.tensor(l + ".shift").offset(),
        TILE_ROWS,
        ((Layer.LayerNorm) layer).epsilon());
  }

  /** Rows of a tile. */
  int tileRows() {
    return TILE_ROWS;
  }

  /** Channels that come out. */
  int outputs() {
    return layers.get(layers.size() - 1).outputs().columns();
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
        TILE_ROWS,
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

  /** Adds the shards' gradients of one unit, in order. */
  void collect(UpdateUnit unit, float[][] shards, int count, float[] gradient) {
    layers
        .get(unit.layer)
        .collect(shards, count, gradientOffsets[unit.layer], gradient, unit.from, unit.to);
  }

  /** Places of one unit's parameters in the flat vector. */
  int[] flatRanges(UpdateUnit unit) {
    return layers.get(unit.layer).flatRanges(unit.from, unit.to);
  }

  /** Puts the features of one point into one row of the tile. */
  void encode(Coordinates coordinates, long point, int row, TileSpace space) {
    coordinates.coordinates(point, space.coordinates);
    encoder.encode(space.coordinates, space.activations[0], row, space.registers);
  }

  /**
   * Takes the tile's features through all layers and returns the predictions' buffer; see {@link
   * #outputIndex}.
   */
  float[] forward(TileSpace space, int rows, boolean slopes) {
    for (int l = 0; l < layers.size(); l++) {
      layers
          .get(l)
          .forward(
              space.activations[l], space.activations[l + 1], space, space.kept[l], rows, slopes);
    }
    return space.activations[layers.size()];
  }

  /** Place of a channel of a row in the buffers of predictions and of their gradient. */
  int outputIndex(int row, int channel) {
    return layers.get(layers.size() - 1).outputs().index(TILE_ROWS, row, channel);
  }

  /** Zeroes the gradient of the predictions of the first rows, padding included. */
  void clearOutputGradient(TileSpace space, int rows) {
    Panels outputs = layers.get(layers.size() - 1).outputs();
    for (int p = 0; p < outputs.count(); p++) {
      int from = outputs.offset(TILE_ROWS, p);
      Arrays.fill(space.gradientA, from, from + rows * outputs.width(p), 0);
    }
  }

  /**
   * Takes the gradient in {@code space.gradientA} back through all layers and adds to a shard's
   * gradient.
   */
  void backward(TileSpace space, int rows, float[] gradient) {
    float[] dy = space.gradientA;
    float[] dx = space.gradientB;
    for (int l = layers.size() - 1; l >= 0; l--) {
      CpuLayer layer = layers.get(l);
      layer.throughActivation(dy, space.kept[l], rows);
      layer.accumulate(space.activations[l], dy, space.kept[l], gradient, gradientOffsets[l], rows);
      if (l > 0) {
        layer.propagate(dy, space.kept[l], dx, rows);
        float[] swap = dy;
        dy = dx;
        dx = swap;
      }
    }
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
