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
 * <p>The coordinates of a grid come from one array per axis, as long as that is not a large one,
 * and a point further along the last axis is found without a division.
 */
final class PointInput implements TileInput {
  /** Samples of the longest axis whose coordinates are kept: 8 MiB. */
  private static final int LONGEST_KEPT = 1 << 20;

  private final Coordinates coordinates;
  private final List<Axis> axes;

  /** Coordinates along each axis, none where they would be too many. */
  private final double[][] kept;

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
    this.axes = coordinates instanceof Grid grid ? grid.axes() : List.of();
    this.kept = axes.stream().map(PointInput::coordinates).toArray(double[][]::new);
  }

  private static double[] coordinates(Axis axis) {
    return axis.samples() > LONGEST_KEPT
        ? new double[0]
        : IntStream.range(0, axis.samples()).mapToDouble(axis::coordinate).toArray();
  }

  private double coordinate(int axis, int sample) {
    return kept[axis].length > 0 ? kept[axis][sample] : axes.get(axis).coordinate(sample);
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
    if (kept.length > 0) {
      locate(point, row, space);
    } else {
      coordinates.coordinates(point, space.coordinates[row]);
      for (int[] samples : space.samples) {
        samples[row] = row;
      }
    }
  }

  private void locate(long point, int row, TileSpace space) {
    int last = kept.length - 1;
    long next = row == 0 ? -1 : space.samples[last][row - 1] + (point - space.point);
    double[] x = space.coordinates[row];
    if (next >= 0 && next < axes.get(last).samples()) {
      for (int d = 0; d < last; d++) {
        space.samples[d][row] = space.samples[d][row - 1];
        x[d] = space.coordinates[row - 1][d];
      }
      space.samples[last][row] = (int) next;
      x[last] = coordinate(last, (int) next);
    } else {
      long rest = point;
      for (int d = last; d >= 0; d--) {
        int count = axes.get(d).samples();
        int sample = (int) (rest % count);
        space.samples[d][row] = sample;
        x[d] = coordinate(d, sample);
        rest /= count;
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
