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

  /** Of each axis and row, which sample of a grid the point lies on. */
  final int[][] samples;

  /** The point that was loaded last. */
  long point;

  /**
   * Allocates for tiles of {@code rows} rows.
   *
   * @param registers floats of scratch for activation programs and encoders
   */
  TileSpace(List<CpuLayer> layers, int rows, int dimensions, int registers) {
    activations = new float[layers.size() + 1][];
    kept = new float[layers.size()][];
    int widest = layers.get(0).inputs().padded();
    activations[0] = Aligned.floats(rows * widest);
    for (int l = 0; l < layers.size(); l++) {
      int padded = layers.get(l).outputs().padded();
      activations[l + 1] = Aligned.floats(rows * padded);
      kept[l] = Aligned.floats(layers.get(l).keptSize());
      widest = Math.max(widest, padded);
    }
    gradientA = Aligned.floats(rows * widest);
    gradientB = Aligned.floats(rows * widest);
    this.registers = Aligned.floats(registers);
    this.targets = new float[rows * layers.get(layers.size() - 1).outputs().columns()];
    this.coordinates = new double[dimensions];
    this.samples = new int[dimensions][rows];
  }
}
