package inr.pyramid;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.parallel.Workers;
import java.util.Arrays;

/**
 * The numbers of a lattice to the samples of a grid and back: y = B a and a = Bᵀ y, axis by axis.
 *
 * <p>Samples are lines along the last axis, one array each.
 */
final class LevelBlend {
  private static final Band IDENTITY =
      new Band(1, new int[] {0}, new int[] {0, 1}, new float[] {1});

  /** Numbers that are worth a task of their own. */
  private static final int TASK = 1 << 14;

  private final Band[] up;
  private final Band[] down;
  private final int last;
  private final Workers workers;

  /** Lines between the axes: those whose first {@code d} axes are still vertices. */
  private final float[][][] between;

  private final float[][][] scratch;

  /** The blend of a lattice's vertices, whatever its entries are. */
  LevelBlend(Lattice lattice, Grid grid, Workers workers) {
    this.workers = workers;
    this.last = grid.dimensions() - 1;
    this.up = new Band[last + 1];
    this.down = new Band[last + 1];
    for (int d = 0; d <= last; d++) {
      up[d] = band(grid.axes().get(d), lattice.axes().get(d), lattice);
      down[d] = up[d].transposed();
    }
    int width = up[last].rows;
    this.between = new float[last + 1][][];
    for (int d = 1; d <= last; d++) {
      between[d] = new float[lines(d)][width];
    }
    if (last == 0) {
      between[0] = new float[1][width];
    }
    this.scratch = new float[workers.count()][3][Math.max(width, up[last].columns)];
  }

  private static Band band(Axis axis, LatticeAxis along, Lattice lattice) {
    int taps = lattice.interpolation().taps();
    int samples = axis.samples();
    int[] first = new int[samples];
    int[] starts = new int[samples + 1];
    float[] numbers = new float[samples * taps];
    int[] vertices = new int[taps];
    double[] weights = new double[taps];
    for (int i = 0; i < samples; i++) {
      along.taps(axis.coordinate(i), lattice.interpolation(), 0, vertices, 0, weights, 0);
      first[i] = vertices[0];
      // Taps beyond the border are one with those on it.
      for (int k = 0; k < taps; k++) {
        // Weights that are 0 but for rounding are 0.
        numbers[starts[i] + vertices[k] - vertices[0]] +=
            (float) (Math.rint(weights[k] * 0x1p40) * 0x1p-40);
      }
      starts[i + 1] = starts[i] + vertices[taps - 1] - vertices[0] + 1;
    }
    return new Band(along.vertices(), first, starts, numbers);
  }

  /** Lines where the axes before d are vertices and the others samples. */
  private int lines(int d) {
    int product = 1;
    for (int e = 0; e < last; e++) {
      product *= e < d ? up[e].columns : up[e].rows;
    }
    return product;
  }

  /** Lines that one vertex or sample of axis d stands for. */
  private int linesPer(int d) {
    int product = 1;
    for (int e = d + 1; e < last; e++) {
      product *= up[e].rows;
    }
    return product;
  }

  /** Number of vertices. */
  int vertices() {
    int product = 1;
    for (Band band : up) {
      product *= band.columns;
    }
    return product;
  }

  /** y += B a. */
  void addUp(float[] a, int start, float[][] y) {
    Band along = up[last];
    float[][] lines = between[last];
    tasks(
        lines.length,
        along.rows,
        (worker, line) ->
            along.apply(a, start + line * along.columns, lines[line], 0, scratch[worker]));
    for (int d = last - 1; d >= 0; d--) {
      across(up[d], linesPer(d), between[d + 1], d == 0 ? y : between[d], d > 0);
    }
    if (last == 0) {
      across(IDENTITY, 1, lines, y, false);
    }
  }

  /** a = Bᵀ y. */
  void down(float[][] y, float[] a, int start) {
    float[][] from = y;
    for (int d = 0; d < last; d++) {
      across(down[d], linesPer(d), from, between[d + 1], true);
      from = between[d + 1];
    }
    float[][] lines = from;
    Band along = down[last];
    tasks(
        lines.length,
        along.columns,
        (worker, line) ->
            along.apply(lines[line], 0, a, start + line * along.rows, scratch[worker]));
  }

  /**
   * Along an axis that lines lie across.
   *
   * @param each lines of one place of the axis
   * @param afresh whether {@code to} is overwritten, not added to
   */
  private void across(Band band, int each, float[][] from, float[][] to, boolean afresh) {
    int width = to[0].length;
    tasks(
        to.length,
        width * Math.max(1, band.columns / band.rows),
        (worker, line) -> {
          int place = line / each;
          int outer = place / band.rows;
          if (afresh) {
            Arrays.fill(to[line], 0);
          }
          band.addLines(
              place % band.rows, from, outer * band.columns * each + line % each, each, to[line]);
        });
  }

  private interface Piece {
    void run(int worker, int number);
  }

  /** Runs pieces of {@code size} numbers, as many to a task that it pays. */
  private void tasks(int pieces, int size, Piece piece) {
    int each = Math.max(1, TASK / size);
    workers.runStretches(
        pieces,
        each,
        (worker, from, to) -> {
          for (int p = from; p < to; p++) {
            piece.run(worker, p);
          }
        });
  }

  /** Of each vertex, Σ over the samples of its weight, or of the square of it. */
  float[] sums(boolean squared) {
    double[][] axes = new double[last + 1][];
    for (int d = 0; d <= last; d++) {
      axes[d] = up[d].columnSums(squared);
    }
    float[] sums = new float[vertices()];
    for (int v = 0; v < sums.length; v++) {
      double product = 1;
      int rest = v;
      for (int d = last; d >= 0; d--) {
        product *= axes[d][rest % axes[d].length];
        rest /= axes[d].length;
      }
      sums[v] = (float) product;
    }
    return sums;
  }
}
