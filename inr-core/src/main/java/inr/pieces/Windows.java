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
      int held = axis.at(x[d]);
      int first = held >> 1;
      boolean second = (held & 1) == 1;
      for (int i = count - 1; i >= 0; i--) {
        int window = windows[i] * axis.pieces() + first;
        if (second) {
          windows[2 * i] = window;
          windows[2 * i + 1] = window + 1;
        } else {
          windows[i] = window;
        }
      }
      count = second ? 2 * count : count;
    }
    return count;
  }
}
