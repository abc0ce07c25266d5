package inr.cpu;

import inr.cpu.kernel.Aligned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one worker needs for one tile: values and gradients of the wires, what operations keep for
 * the way back, the points of the rows.
 *
 * <p>Gradients share buffers, see {@link GradientPlan}; {@code gradients[wire]} is the one that a
 * wire has.
 */
final class TileSpace {
  final float[][] values;
  final float[][] gradients;
  final float[][] kept;
  final Scratch scratch;
  final float[] targets;

  /** The points of the rows. */
  final int[] points;

  /** Coordinates of the points of the rows. */
  final double[][] coordinates;

  /** Of each axis and row, which sample of a grid the point lies on; off a grid, the row. */
  final int[][] samples;

  /** Of each operation that looks up, the taps that {@link #samples} count. */
  final @Nullable LookupTaps[] taps;

  /** Of each operation that looks up points off a grid, room for the taps of the rows. */
  final @Nullable LookupTaps[] rowTaps;

  /** Of each operation of pieces, what this worker takes rows through them with. */
  final @Nullable PieceRows[] pieces;

  /** The lines that the rows make. */
  final Lines lines = new Lines();

  /** Place of the first row in its batch. */
  int firstRow;

  /** The point that was loaded last. */
  long point;

  /**
   * Allocates for tiles of {@code rows} rows.
   *
   * @param wires columns of each wire with padding; 0 for one that has no buffer
   * @param plan which buffer holds the gradient of each wire
   * @param targets numbers that a point is compared with
   */
  TileSpace(
      int rows,
      int dimensions,
      int[] wires,
      GradientPlan plan,
      List<TileOperation> operations,
      Scratch scratch,
      int targets) {
    values = new float[wires.length][];
    gradients = new float[wires.length][];
    float[][] buffers = new float[plan.buffers()][];
    for (int b = 0; b < buffers.length; b++) {
      buffers[b] = Aligned.floats(rows * plan.columns(b));
    }
    for (int w = 0; w < wires.length; w++) {
      values[w] = Aligned.floats(rows * wires[w]);
      gradients[w] = buffers[plan.buffer(w)];
    }
    taps = new LookupTaps[operations.size()];
    rowTaps = new LookupTaps[operations.size()];
    pieces = new PieceRows[operations.size()];
    kept = new float[operations.size()][];
    for (int o = 0; o < kept.length; o++) {
      kept[o] = Aligned.floats(operations.get(o).keptSize());
    }
    this.scratch = scratch;
    this.targets = new float[rows * targets];
    this.points = new int[rows];
    this.coordinates = new double[rows][dimensions];
    this.samples = new int[dimensions][rows];
  }
}
