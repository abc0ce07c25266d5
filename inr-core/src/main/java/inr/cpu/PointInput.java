package inr.cpu;

import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Loads the coordinates of every point; all operations are the network's.
 *
 * <p>The coordinates of a grid come from one array per axis, and a point further along the last
 * axis is found without a division.
 */
final class PointInput implements TileInput {
  private final Coordinates coordinates;
  private final double[][] axes;
  private final List<LookupOperation> lookups;

  /** Taps of the grid, of each lookup; none off a grid. */
  private final List<LookupTaps> gridTaps;

  PointInput(Coordinates coordinates, List<LookupOperation> lookups) {
    this.coordinates = coordinates;
    this.lookups = lookups;
    this.gridTaps =
        coordinates instanceof Grid grid
            ? lookups.stream().map(lookup -> LookupTaps.of(lookup.lookup(), grid)).toList()
            : List.of();
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
      for (int[] samples : space.samples) {
        samples[row] = row;
      }
    }
  }

  private void locate(long point, int row, TileSpace space) {
    int last = axes.length - 1;
    long next = row == 0 ? -1 : space.samples[last][row - 1] + (point - space.point);
    double[] x = space.coordinates[row];
    if (next >= 0 && next < axes[last].length) {
      for (int d = 0; d < last; d++) {
        space.samples[d][row] = space.samples[d][row - 1];
        x[d] = space.coordinates[row - 1][d];
      }
      space.samples[last][row] = (int) next;
      x[last] = axes[last][(int) next];
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
  public Optional<LookupTaps> gridTaps(LookupOperation lookup) {
    return gridTaps.isEmpty()
        ? Optional.empty()
        : Optional.of(gridTaps.get(lookups.indexOf(lookup)));
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    for (int l = 0; l < lookups.size(); l++) {
      LookupOperation lookup = lookups.get(l);
      if (gridTaps.isEmpty()) {
        lookup.findTaps(space, rows);
      } else {
        lookup.useTaps(gridTaps.get(l), space);
      }
    }
  }

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
