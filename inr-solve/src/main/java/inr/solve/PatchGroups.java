package inr.solve;

import inr.parallel.Workers;
import java.util.Arrays;

/**
 * Patches that look alike: for each reference patch of 5 x 5 the nearest of those that begin up to
 * 7 samples away, itself first, by the sum of squared differences.
 *
 * <p>References begin at every second row and column, and at the last ones, so that they cover
 * every sample. A group has 16 patches, or the largest power of two that the picture has room for.
 * Of equal distances the one met first counts, rows before columns.
 */
final class PatchGroups {
  /** Rows and columns of a patch. */
  static final int SIDE = 5;

  /** How far a patch of a group may begin from its reference along either axis. */
  static final int REACH = 7;

  private static final int LARGEST_GROUP = 16;
  private static final int STRIDE = 2;

  private final int width;
  private final int[] rows;
  private final int[] columns;

  /** Patches of all groups, reference by reference; each is the index of its first sample. */
  private final int[] members;

  private final int[] sizes;

  private PatchGroups(int height, int width) {
    this.width = width;
    rows = starts(height);
    columns = starts(width);
    members = new int[Math.multiplyExact(rows.length * columns.length, LARGEST_GROUP)];
    sizes = new int[rows.length * columns.length];
  }

  /**
   * Groups of a plane.
   *
   * @param plane {@code [height, width]}, both at least {@link #SIDE}
   */
  static PatchGroups of(double[] plane, int height, int width, Workers workers) {
    float[] values = new float[plane.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) plane[i];
    }
    PatchGroups groups = new PatchGroups(height, width);
    workers.run(
        groups.rows.length, (worker, row) -> groups.new RowSearch(values, height).search(row));
    return groups;
  }

  private static int[] starts(int samples) {
    int last = samples - SIDE;
    int[] starts = new int[(last + STRIDE - 1) / STRIDE + 1];
    Arrays.setAll(starts, i -> Math.min(last, STRIDE * i));
    return starts;
  }

  /** First rows of the reference patches, ascending. */
  int[] rows() {
    return rows;
  }

  /** Reference patches of a row. */
  int columns() {
    return columns.length;
  }

  /** How many patches the group of a reference has, a power of two. */
  int size(int row, int column) {
    return sizes[row * columns.length + column];
  }

  /** Index of the first sample of a patch of a group. */
  int member(int row, int column, int index) {
    return members[(row * columns.length + column) * LARGEST_GROUP + index];
  }

  /** Search for the groups of one row of references. */
  private final class RowSearch {
    private final float[] plane;
    private final int height;
    private final float[] distances = new float[columns.length * LARGEST_GROUP];
    private final int[] found = new int[columns.length];
    private final float[] columnSums = new float[width];
    private int first;

    RowSearch(float[] plane, int height) {
      this.plane = plane;
      this.height = height;
    }

    void search(int row) {
      first = row * columns.length;
      int y = rows[row];
      takeReferences(y);
      for (int dy = Math.max(-REACH, -y); dy <= Math.min(REACH, height - SIDE - y); dy++) {
        for (int dx = -REACH; dx <= REACH; dx++) {
          if (dx != 0 || dy != 0) {
            compare(y, dy, dx);
          }
        }
      }
      for (int c = 0; c < columns.length; c++) {
        sizes[first + c] = Integer.highestOneBit(found[c]);
      }
    }

    private void takeReferences(int y) {
      for (int c = 0; c < columns.length; c++) {
        found[c] = 1;
        distances[c * LARGEST_GROUP] = -1;
        members[(first + c) * LARGEST_GROUP] = y * width + columns[c];
      }
    }

    /** All references of the row against the patches at one offset from them. */
    private void compare(int y, int dy, int dx) {
      int from = Math.max(0, -dx);
      int to = width - Math.max(0, dx);
      if (to - from < SIDE) {
        return;
      }
      sumColumns(y * width, (y + dy) * width + dx, from, to);
      for (int c = 0; c < columns.length; c++) {
        int x = columns[c];
        if (x >= from && x + SIDE <= to) {
          float distance = 0;
          for (int i = x; i < x + SIDE; i++) {
            distance += columnSums[i];
          }
          offer(c, distance, (y + dy) * width + x + dx);
        }
      }
    }

    /** Squared differences of five rows, column by column. */
    private void sumColumns(int reference, int other, int from, int to) {
      Arrays.fill(columnSums, from, to, 0);
      for (int row = 0; row < SIDE; row++) {
        int a = reference + row * width;
        int b = other + row * width;
        for (int x = from; x < to; x++) {
          float difference = plane[a + x] - plane[b + x];
          columnSums[x] += difference * difference;
        }
      }
    }

    /** Keeps a patch if it is among the nearest so far, in order. */
    private void offer(int c, float distance, int patch) {
      int base = c * LARGEST_GROUP;
      int place = found[c];
      if (place == LARGEST_GROUP) {
        if (distance >= distances[base + place - 1]) {
          return;
        }
        place--;
      } else {
        found[c]++;
      }
      int group = first * LARGEST_GROUP + base;
      for (; distance < distances[base + place - 1]; place--) {
        distances[base + place] = distances[base + place - 1];
        members[group + place] = members[group + place - 1];
      }
      distances[base + place] = distance;
      members[group + place] = patch;
    }
  }
}
