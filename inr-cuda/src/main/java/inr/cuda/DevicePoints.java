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
    double[] values;
    if (coordinates instanceof Grid grid) {
      this.samples = grid.axes().stream().mapToInt(Axis::samples).toArray();
      values = axisTables(grid.axes());
    } else {
      this.samples = new int[0];
      values = scattered(coordinates);
    }
    this.table = arena.allocate("coordinates", 8L * values.length);
    table.upload(values, 0, values.length, 0);
  }

  private static double[] axisTables(List<Axis> axes) {
    double[] values = new double[axes.stream().mapToInt(Axis::samples).sum()];
    int next = 0;
    for (Axis axis : axes) {
      for (int i = 0; i < axis.samples(); i++) {
        values[next++] = axis.coordinate(i);
      }
    }
    return values;
  }

  private static double[] scattered(Coordinates coordinates) {
    int dimensions = coordinates.dimensions();
    int points = Math.toIntExact(coordinates.points());
    double[] values = new double[Math.multiplyExact(points, dimensions)];
    double[] x = new double[dimensions];
    for (int n = 0; n < points; n++) {
      coordinates.coordinates(n, x);
      System.arraycopy(x, 0, values, n * dimensions, dimensions);
    }
    return values;
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
