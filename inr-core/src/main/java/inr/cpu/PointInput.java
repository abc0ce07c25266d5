package inr.cpu;

import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import java.util.stream.IntStream;

/**
 * Loads the coordinates of every point; all operations are the network's.
 *
 * <p>The coordinates of a grid come from one array per axis, and the point after the last one of a
 * tile is found without a division.
 */
final class PointInput implements TileInput {
  private final Coordinates coordinates;
  private final double[][] axes;

  PointInput(Coordinates coordinates) {
    this.coordinates = coordinates;
    this.axes =
        coordinates instanceof Grid grid
            ? grid.axes().stream().map(PointInput::coordinates).toArray(double[][]::new)
            : new double[0][];
  }

  private static double[] coordinates(Axis axis) {
    return IntStream.range(0, axis.samples()).mapToDouble(axis::coordinate).toArray();
  }

  @Override
  public int operations() {
    return 0;
  }

  @Override
  public int sumsSize() {
    return 0;
  }

  @Override
  public void load(long point, int row, TileSpace space) {
    if (axes.length > 0) {
      locate(point, row, space);
    } else {
      coordinates.coordinates(point, space.coordinates[row]);
    }
  }

  private void locate(long point, int row, TileSpace space) {
    int last = axes.length - 1;
    int next = row == 0 ? 0 : space.samples[last][row - 1] + 1;
    double[] x = space.coordinates[row];
    if (row > 0 && point == space.point + 1 && next < axes[last].length) {
      for (int d = 0; d < last; d++) {
        space.samples[d][row] = space.samples[d][row - 1];
        x[d] = space.coordinates[row - 1][d];
      }
      space.samples[last][row] = next;
      x[last] = axes[last][next];
    } else {
      long rest = point;
      for (int d = last; d >= 0; d--) {
        int sample = (int) (rest % axes[d].length);
        space.samples[d][row] = sample;
        x[d] = axes[d][sample];
        rest /= axes[d].length;
      }
    }
    space.point = point;
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {}

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {}

  @Override
  public boolean owns(ParameterUnit unit) {
    return false;
  }

  @Override
  public void collect(Shard[] shards, int count, float[] gradient, int from, int to) {
    throw new IllegalStateException("points own no parameters");
  }

  @Override
  public void pack(int from, int to) {}
}
