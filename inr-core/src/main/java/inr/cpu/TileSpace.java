package inr.cpu;

import java.util.List;

/**
 * What one worker needs for one tile: inputs of every layer, what layers keep for the way back, two
 * gradient buffers.
 */
final class TileSpace {
  final float[][] activations;
  final float[][] kept;
  final float[] gradientA;
  final float[] gradientB;
  final float[] registers;
  final float[] targets;
  final double[] coordinates;

  /**
   * Allocates for tiles of {@code rows} rows.
   *
   * @param registers floats of scratch for activation programs and encoders
   */
  TileSpace(List<CpuLayer> layers, int rows, int dimensions, int registers) {
    activations = new float[layers.size() + 1][];
    kept = new float[layers.size()][];
    int widest = layers.get(0).inputs().padded();
    activations[0] = new float[rows * widest];
    for (int l = 0; l < layers.size(); l++) {
      int padded = layers.get(l).outputs().padded();
      activations[l + 1] = new float[rows * padded];
      kept[l] = new float[layers.get(l).keptSize()];
      widest = Math.max(widest, padded);
    }
    gradientA = new float[rows * widest];
    gradientB = new float[rows * widest];
    this.registers = new float[registers];
    this.targets = new float[rows * layers.get(layers.size() - 1).outputs().columns()];
    this.coordinates = new double[dimensions];
  }
}
