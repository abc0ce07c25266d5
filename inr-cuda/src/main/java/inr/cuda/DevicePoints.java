package inr.cuda;

import inr.cuda.driver.Arguments;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import java.util.List;

/** Where points lie, on the device: one table per axis of a grid, or all scattered points. */
final class DevicePoints {
  private static final int MOST_AXES = 3;

  private final DeviceBuffer table;
  private final int dimensions;
  private final int[] samples;
  private final int count;

  /** Uploads what the kernels need to compute the coordinates of any of the points. */
  DevicePoints(Coordinates coordinates, DeviceArena arena) {
    this.dimensions = coordinates.dimensions();
    this.count = Math.toIntExact(coordinates.points());
    if (coordinates instanceof Grid grid) {
      this.samples = grid.axes().stream().mapToInt(Axis::samples).toArray();
      this.table = uploadAxes(grid.axes(), arena);
    } else {
      this.samples = new int[0];
      this.table = uploadPoints(coordinates, arena);
    }
  }

  private static DeviceBuffer uploadAxes(List<Axis> axes, DeviceArena arena) {
    Filling filling = new Filling(axes.stream().mapToLong(Axis::samples).sum(), arena);
    for (Axis axis : axes) {
      for (int i = 0; i < axis.samples(); i++) {
        filling.add(axis.coordinate(i));
      }
    }
    return filling.finish();
  }

  private static DeviceBuffer uploadPoints(Coordinates coordinates, DeviceArena arena) {
    Filling filling = new Filling(coordinates.points() * coordinates.dimensions(), arena);
    double[] x = new double[coordinates.dimensions()];
    for (long n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      for (double value : x) {
        filling.add(value);
      }
    }
    return filling.finish();
  }

  /** A table that is uploaded in pieces, as that of an hour of sound has a gigabyte. */
  private static final class Filling {
    private static final int PIECE = 1 << 17;

    private final DeviceBuffer table;
    private final double[] piece;
    private int filled;
    private long uploaded;

    Filling(long size, DeviceArena arena) {
      this.table = arena.allocate("coordinates", 8 * size);
      this.piece = new double[(int) Math.min(PIECE, size)];
    }

    void add(double value) {
      piece[filled++] = value;
      if (filled == piece.length) {
        upload();
      }
    }

    private void upload() {
      table.upload(piece, 0, filled, 8 * uploaded);
      uploaded += filled;
      filled = 0;
    }

    DeviceBuffer finish() {
      if (filled > 0) {
        upload();
      }
      return table;
    }
  }

  /** How many points there are. */
  int count() {
    return count;
  }

  /** Writes the struct {@code Points}. */
  void write(Arguments arguments) {
    arguments.pointer(table).int32(dimensions).int32(samples.length);
    for (int axis = 0; axis < MOST_AXES; axis++) {
      arguments.int32(axis < samples.length ? samples[axis] : 0);
    }
    arguments.int32(0);
  }
}
