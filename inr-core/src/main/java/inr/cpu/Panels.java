package inr.cpu;

import inr.cpu.kernel.Aligned;

/**
 * How the columns of a tile lie in memory: in panels of 64, 32 or 16 columns, each {@code
 * [row][column]}, one after the other.
 *
 * <p>A panel is as wide as the register tile of a kernel, so what one layer writes is already the
 * packed operand of the next. The columns are padded to a multiple of 16; padding of weights and of
 * gradients is zero, padding of activations is never read as a column.
 */
final class Panels {
  private static final int LANES = 16;

  /** Columns of a full panel. */
  static final int WIDEST = 64;

  /** A row of a panel, for sums that start with nothing; never written to. */
  static final float[] ZEROS = Aligned.floats(WIDEST);

  private final int columns;
  private final int[] starts;
  private final int[] widths;

  Panels(int columns) {
    this.columns = columns;
    int padded = (columns + LANES - 1) / LANES * LANES;
    int full = padded / WIDEST;
    int rest = padded % WIDEST;
    int panels = full + Integer.bitCount(rest);
    this.starts = new int[panels];
    this.widths = new int[panels];
    int start = 0;
    for (int p = 0; p < panels; p++) {
      int left = padded - start;
      int width = Math.min(WIDEST, Integer.highestOneBit(left));
      starts[p] = start;
      widths[p] = width;
      start += width;
    }
  }

  /** Real columns. */
  int columns() {
    return columns;
  }

  /** Columns with padding. */
  int padded() {
    return starts[starts.length - 1] + widths[starts.length - 1];
  }

  /** Number of panels. */
  int count() {
    return starts.length;
  }

  /** First column of panel p. */
  int start(int p) {
    return starts[p];
  }

  /** Columns of panel p with padding: the distance between its rows. */
  int width(int p) {
    return widths[p];
  }

  /** Real columns of panel p. */
  int real(int p) {
    return Math.min(widths[p], columns - starts[p]);
  }

  /** Panel that holds a column. */
  int panelOf(int column) {
    int p = Math.min(column / WIDEST, starts.length - 1);
    while (column >= starts[p] + widths[p]) {
      p++;
    }
    return p;
  }

  /** Place of panel p in a buffer of {@code rows} rows. */
  int offset(int rows, int p) {
    return Aligned.LEAD + rows * starts[p];
  }

  /** Place of an element in a buffer of {@code rows} rows. */
  int index(int rows, int row, int column) {
    int p = panelOf(column);
    return offset(rows, p) + row * widths[p] + column - starts[p];
  }
}
