package inr.field.tiled;

/**
 * One side of a picture, cut into parts that overlap.
 *
 * <p>There are n = ⌈size / tile⌉ parts as even as whole pixels allow: part i is [⌊i·size/n⌋,
 * ⌊(i+1)·size/n⌋), so no part is a sliver. Its network is fitted to a window that reaches {@code
 * overlap} pixels farther on both sides, as far as there are pixels.
 *
 * @param size pixels of the side, at least 1
 * @param tile most pixels of a part, at least 8 overlaps, so that parts have an inside
 * @param overlap pixels that windows reach beyond their parts, at least 1
 */
public record Cut(int size, int tile, int overlap) {
  private static final int OVERLAPS = 8;

  public Cut {
    if (size < 1 || overlap < 1 || tile / OVERLAPS < overlap) {
      throw new IllegalArgumentException(
          "tiles are "
              + tile
              + " pixels with an overlap of "
              + overlap
              + " on a side of "
              + size
              + "; an overlap of 1 to an eighth of the tile is accepted");
    }
  }

  /** Number of parts. */
  public int parts() {
    return (int) (((long) size + tile - 1) / tile);
  }

  /** First pixel of part {@code i}; the size for the number of parts. */
  public int edge(int i) {
    return (int) ((long) i * size / parts());
  }

  /** First pixel of the window of part {@code i}. */
  public int windowFirst(int i) {
    return Math.max(0, edge(i) - overlap);
  }

  /** Pixels of the window of part {@code i}. */
  public int windowSize(int i) {
    return (int) Math.min(size, (long) edge(i + 1) + overlap) - windowFirst(i);
  }

  /**
   * Weight of part {@code i} at a place: over the pixels around a border, as many as overlap and
   * half of them on either side, one part goes linearly from 1 to 0 and the next from 0 to 1.
   *
   * @param place in pixels from the picture's first edge, so that pixel k has its centre at k + ½
   * @return from 0 to 1; those of all parts add up to 1
   */
  public double weight(int i, double place) {
    return rise(i, place) - rise(i + 1, place);
  }

  /** Weight of all parts from {@code i} on. */
  private double rise(int i, double place) {
    if (i == 0) {
      return 1;
    }
    return i == parts() ? 0 : Math.max(0, Math.min(1, (place - edge(i)) / overlap + 0.5));
  }
}
