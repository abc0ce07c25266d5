package inr.cpu;

import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import java.util.stream.IntStream;

/**
 * Encodes every point and takes its features through the first layer as through any other.
 *
 * <p>The coordinates of a grid come from one array per axis, and the point after the last one of a
 * tile is found without a division.
 */
final class PointInput implements TileInput {
  private final Coordinates coordinates;
  private final double[][] axes;
  private final WaveEncoder encoder;
  private final CpuLayer first;

  PointInput(Coordinates coordinates, WaveEncoder encoder, CpuLayer first) {
    this.coordinates = coordinates;
    this.axes =
        coordinates instanceof Grid grid
            ? grid.axes().stream().map(PointInput::coordinates).toArray(double[][]::new)
            : new double[0][];
    this.encoder = encoder;
    this.first = first;
  }

  private static double[] coordinates(Axis axis) {
    return IntStream.range(0, axis.samples()).mapToDouble(axis::coordinate).toArray();
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
      coordinates.coordinates(point, space.coordinates);
    }
    encoder.encode(space.coordinates, space.activations[0], row, space.registers);
  }

  private void locate(long point, int row, TileSpace space) {
    int last = axes.length - 1;
    int next = space.samples[last][0] + 1;
    if (row > 0 && point == space.point + 1 && next < axes[last].length) {
      space.samples[last][0] = next;
      space.coordinates[last] = axes[last][next];
    } else {
      long rest = point;
      for (int d = last; d >= 0; d--) {
        int sample = (int) (rest % axes[d].length);
        space.samples[d][0] = sample;
        space.coordinates[d] = axes[d][sample];
        rest /= axes[d].length;
      }
    }
    space.point = point;
  }

  @Override
  public void forward(TileSpace space, int rows, boolean slopes) {
    first.forward(space.activations[0], space.activations[1], space, space.kept[0], rows, slopes);
  }

  @Override
  public void accumulate(float[] dz, TileSpace space, int rows, Shard shard) {
    first.accumulate(space.activations[0], dz, space.kept[0], shard.gradient, 0, rows);
  }

  @Override
  public void collect(Shard[] shards, int count, float[] gradient, int from, int to) {
    first.collect(shards, count, 0, gradient, from, to);
  }

  @Override
  public void pack(int from, int to) {
    // used as the layer has packed them
  }
}
