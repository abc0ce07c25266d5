package inr.cpu;

import java.util.Arrays;

/**
 * Rows of points that follow each other along the last axis of a grid, and so share all that
 * depends on the other coordinates. Off a grid every row is a line of its own.
 */
final class Lines {
  private int[] ends = new int[16];
  private int[] lowest = new int[16];
  private int[] highest = new int[16];
  private int count;

  /**
   * Finds the lines of some rows.
   *
   * @param samples of each axis and row, the sample of the grid
   */
  void find(int[][] samples, int rows, boolean onGrid) {
    count = 0;
    int[] along = samples[samples.length - 1];
    for (int r = 0; r < rows; ) {
      int low = along[r];
      int high = along[r];
      int end = r + 1;
      while (onGrid && end < rows && sameLine(samples, r, end)) {
        low = Math.min(low, along[end]);
        high = Math.max(high, along[end]);
        end++;
      }
      add(end, low, high);
      r = end;
    }
  }

  private static boolean sameLine(int[][] samples, int r, int other) {
    for (int d = 0; d < samples.length - 1; d++) {
      if (samples[d][other] != samples[d][r]) {
        return false;
      }
    }
    return true;
  }

  private void add(int end, int low, int high) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      lowest = Arrays.copyOf(lowest, 2 * count);
      highest = Arrays.copyOf(highest, 2 * count);
    }
    ends[count] = end;
    lowest[count] = low;
    highest[count++] = high;
  }

  /** Number of lines. */
  int count() {
    return count;
  }

  /** The row after line l; line l begins where the one before it ends. */
  int end(int l) {
    return ends[l];
  }

  /** Lowest sample along the last axis. */
  int lowest(int l) {
    return lowest[l];
  }

  /** Highest sample along the last axis. */
  int highest(int l) {
    return highest[l];
  }
}
