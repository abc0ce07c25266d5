package inr.cpu;

import java.util.Arrays;

/** The taps of all axes but the last, combined: what the points of a line have in common. */
final class SlowTaps {
  private final AxisTaps[] axes;
  private final Places places;
  private final int[] tap;
  private int count;

  /** Where each combination's line of vertices begins, see {@link Places#at}. */
  final int[] bases;

  /** Weight of each combination. */
  final float[] weights;

  SlowTaps(AxisTaps[] axes, Places places) {
    this.axes = axes;
    this.places = places;
    this.tap = new int[axes.length - 1];
    int combinations = 1;
    for (int d = 0; d < tap.length; d++) {
      combinations *= axes[d].taps;
    }
    this.bases = new int[combinations];
    this.weights = new float[combinations];
  }

  /**
   * Combines the taps at some samples of the axes.
   *
   * @param samples of each axis, those of all points
   * @param point which of them
   * @param from first vertex along the slowest axis that counts
   * @param to end of them
   */
  void combine(int[][] samples, int point, int from, int to) {
    count = 0;
    if (tap.length == 0) {
      bases[0] = 0;
      weights[0] = 1;
      count = 1;
      return;
    }
    Arrays.fill(tap, 0);
    int d;
    do {
      int base = 0;
      float weight = 1;
      boolean counts = true;
      for (d = 0; d < tap.length; d++) {
        int at = samples[d][point] * axes[d].taps + tap[d];
        int vertex = axes[d].vertices[at];
        counts &= d > 0 || (vertex >= from && vertex < to);
        int part = vertex * places.steps[d];
        base = places.joined(base, part);
        weight *= axes[d].weights[at];
      }
      if (counts) {
        bases[count] = base;
        weights[count++] = weight;
      }
      d = tap.length - 1;
      while (d >= 0 && ++tap[d] == axes[d].taps) {
        tap[d--] = 0;
      }
    } while (d >= 0);
  }

  /** Combinations of the last call. */
  int count() {
    return count;
  }
}
