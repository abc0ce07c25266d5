package inr.grid;

import java.util.List;

/**
 * A regular grid of one to three axes; the last axis is the fastest, so a picture has the axes (y,
 * x) and lies row by row.
 *
 * @param axes one to three axes, slowest first
 */
public record Grid(List<Axis> axes) implements Coordinates {
  public Grid {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > 3) {
      throw new IllegalArgumentException("grid has " + axes.size() + " axes; 1 to 3 are accepted");
    }
  }

  /** The grid of the given axes, slowest first. */
  public static Grid of(Axis... axes) {
    return new Grid(List.of(axes));
  }

  @Override
  public int dimensions() {
    return axes.size();
  }

  @Override
  public long points() {
    long points = 1;
    for (Axis axis : axes) {
      points = Math.multiplyExact(points, axis.samples());
    }
    return points;
  }

  @Override
  public List<Integer> samples() {
    return axes.stream().map(Axis::samples).toList();
  }

  @Override
  public void coordinates(long point, double[] coordinates) {
    long rest = point;
    for (int d = axes.size() - 1; d >= 0; d--) {
      Axis axis = axes.get(d);
      coordinates[d] = axis.coordinate((int) (rest % axis.samples()));
      rest /= axis.samples();
    }
  }

  /**
   * The part of this grid whose slowest axis runs from {@code start} over {@code count} samples.
   */
  public Grid rows(int start, int count) {
    return window(0, start, count);
  }

  /**
   * The part of this grid whose axis {@code d} runs from {@code start} over {@code count} samples.
   */
  public Grid window(int d, int start, int count) {
    Axis[] parts = axes.toArray(Axis[]::new);
    parts[d] = parts[d].window(start, count);
    return of(parts);
  }
}
