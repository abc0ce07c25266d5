package inr.pieces;

import inr.grid.Grid;
import java.util.List;

/**
 * Windows over a field: one for each combination of the {@link WindowAxis windows along its axes},
 * the last axis counted fastest. A point lies in 1 to 2ᴰ of them; their weights sum to 1.
 *
 * @param axes one for each coordinate, at least 1
 */
public record Windows(List<WindowAxis> axes) {
  /** Most windows: a file's claim must not decide how much memory is taken. */
  public static final int MOST = 1 << 14;

  public Windows {
    axes = List.copyOf(axes);
    double count = 1;
    for (WindowAxis axis : axes) {
      count *= axis.pieces();
    }
    if (axes.isEmpty() || count > MOST) {
      throw new IllegalArgumentException(
          "there are "
              + (long) count
              + " windows along "
              + axes.size()
              + " axes; at least 1 axis and at most "
              + MOST
              + " windows are accepted; use larger pieces");
    }
  }

  /** Equal pieces of about so many samples along each axis of a grid; see {@link WindowAxis}. */
  public static Windows over(Grid grid, int piece, double overlap) {
    return new Windows(
        grid.axes().stream().map(axis -> WindowAxis.over(axis, piece, overlap)).toList());
  }

  /** Coordinates D. */
  public int dimensions() {
    return axes.size();
  }

  /** Number of windows. */
  public int count() {
    return axes.stream().mapToInt(WindowAxis::pieces).reduce(1, (a, b) -> a * b);
  }

  /** Most windows that hold a point. */
  public int mostAt() {
    return 1 << axes.size();
  }

  /** Which piece along an axis a window has. */
  public int along(int window, int axis) {
    int rest = window;
    for (int d = axes.size() - 1; d > axis; d--) {
      rest /= axes.get(d).pieces();
    }
    return rest % axes.get(axis).pieces();
  }

  /**
   * The windows that hold a point, in order.
   *
   * @param windows overwritten, {@link #mostAt} numbers
   * @return how many
   */
  public int at(double[] x, int[] windows) {
    int count = 1;
    windows[0] = 0;
    for (int d = 0; d < axes.size(); d++) {
      WindowAxis axis = axes.get(d);
      int first = axis.firstAt(x[d]);
      int here = axis.countAt(x[d]);
      for (int i = count * here - 1; i >= 0; i--) {
        windows[i] = windows[i / here] * axis.pieces() + first + i % here;
      }
      count *= here;
    }
    return count;
  }

  /** The coordinates of a point in a window: −1 to 1 along each axis of its piece. */
  public void local(int window, double[] x, double[] local) {
    for (int d = 0; d < axes.size(); d++) {
      local[d] = axes.get(d).local(along(window, d), x[d]);
    }
  }

  /**
   * What a window weighs at a point that it holds, or a derivative of it.
   *
   * @param orders of the derivative, one for each coordinate, 0 to 2
   */
  public double weight(int window, double[] x, int[] orders) {
    double weight = 1;
    for (int d = 0; d < axes.size(); d++) {
      weight *= axes.get(d).weight(along(window, d), x[d], orders[d]);
    }
    return weight;
  }
}
