package inr.grid;

/**
 * One axis of a grid: index ↦ coordinate.
 *
 * <p>An axis may be a window on a longer one: {@code first} and {@code samples} say which of the
 * {@code total} samples are visible. The coordinates of a window are those of the whole axis bit
 * for bit, so a rendered region equals the same crop of the whole picture.
 *
 * @param name short name, such as {@code y}, {@code x} or {@code t}
 * @param total samples of the whole axis, at least 1
 * @param from lower end of the interval
 * @param to upper end of the interval, greater than {@code from}
 * @param placement where the samples lie in the interval
 * @param first first visible sample
 * @param samples visible samples, at least 1
 */
public record Axis(
    String name, int total, double from, double to, Placement placement, int first, int samples) {
  public Axis {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("axis name is empty; give it one, such as x");
    }
    if (total < 1) {
      throw new IllegalArgumentException(
          "axis " + name + " has " + total + " samples; at least 1 is needed");
    }
    if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
      throw new IllegalArgumentException(
          "axis "
              + name
              + " has the interval ["
              + from
              + ", "
              + to
              + "]; finite ends, lower one first, are needed");
    }
    if (first < 0 || samples < 1 || samples > total - first) {
      throw new IllegalArgumentException(
          "axis "
              + name
              + ": samples "
              + first
              + " to "
              + ((long) first + samples)
              + " are not inside 0 to "
              + total);
    }
  }

  /** The whole axis of {@code total} samples on [from, to]. */
  public static Axis of(String name, int total, double from, double to, Placement placement) {
    return new Axis(name, total, from, to, placement, 0, total);
  }

  /** The whole axis of {@code total} cells on [−1, 1], samples at their centres. */
  public static Axis centred(String name, int total) {
    return of(name, total, -1, 1, Placement.CENTRES);
  }

  /** Coordinate of visible sample {@code index}. */
  public double coordinate(int index) {
    int i = first + index;
    if (placement == Placement.CENTRES) {
      return from + (to - from) * ((i + 0.5) / total);
    }
    return total == 1 ? 0.5 * (from + to) : from + (to - from) * ((double) i / (total - 1));
  }

  /** The visible samples {@code start} to {@code start + count}, at the same coordinates. */
  public Axis window(int start, int count) {
    if (start < 0 || count < 1 || count > samples - start) {
      throw new IllegalArgumentException(
          "axis "
              + name
              + ": samples "
              + start
              + " to "
              + ((long) start + count)
              + " are not inside 0 to "
              + samples);
    }
    return new Axis(name, total, from, to, placement, first + start, count);
  }

  /**
   * The same stretch of the world with another number of samples, at the centres of its cells.
   *
   * <p>The stretch is the union of the cells around the samples: for end points half a step wider
   * than the interval on each side. So a picture rendered at twice its size has two samples for
   * each one it was fitted on, symmetrically around it. The axis must not be a window.
   */
  public Axis resampled(int newTotal) {
    if (samples != total) {
      throw new IllegalArgumentException(
          "axis "
              + name
              + " is a window of "
              + samples
              + " of "
              + total
              + " samples; resample the whole axis and take the window of that");
    }
    if (newTotal == total) {
      return this;
    }
    double margin =
        placement == Placement.CENTRES || total == 1 ? 0 : 0.5 * (to - from) / (total - 1);
    return of(name, newTotal, from - margin, to + margin, Placement.CENTRES);
  }
}
