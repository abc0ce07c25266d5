package inr.pyramid;

import java.util.Arrays;

/** A matrix with few numbers in a row, side by side: y = A x along one axis of an array. */
final class Band {
  final int rows;
  final int columns;

  /** Column of the first number of each row. */
  private final int[] first;

  /** Where the numbers of each row begin, and the end of the last. */
  private final int[] starts;

  private final float[] numbers;

  /** Rows of the same three numbers, each one column further than the row before. */
  private final int alikeFrom;

  private final int alikeTo;

  /**
   * A matrix of the numbers {@code starts[r]} to {@code starts[r + 1]} from {@code first[r]} on.
   */
  Band(int columns, int[] first, int[] starts, float[] numbers) {
    this.rows = first.length;
    this.columns = columns;
    this.first = first;
    this.starts = starts;
    this.numbers = numbers;
    int from = Math.min(rows, 2);
    int to = from;
    while (to < rows && alike(from, to)) {
      to++;
    }
    this.alikeFrom = from;
    this.alikeTo = to;
  }

  private boolean alike(int row, int other) {
    int a = starts[row];
    int b = starts[other];
    return starts[row + 1] - a == 3
        && starts[other + 1] - b == 3
        && first[other] - first[row] == other - row
        && Arrays.equals(numbers, a, a + 3, numbers, b, b + 3);
  }

  /** The matrix with rows and columns exchanged. */
  Band transposed() {
    int[] begins = new int[columns];
    int[] ends = new int[columns];
    Arrays.fill(begins, Integer.MAX_VALUE);
    for (int r = 0; r < rows; r++) {
      for (int c = first[r]; c < first[r] + starts[r + 1] - starts[r]; c++) {
        begins[c] = Math.min(begins[c], r);
        ends[c] = r + 1;
      }
    }
    int[] offsets = new int[columns + 1];
    for (int c = 0; c < columns; c++) {
      begins[c] = Math.min(begins[c], ends[c]);
      offsets[c + 1] = offsets[c] + ends[c] - begins[c];
    }
    float[] turned = new float[offsets[columns]];
    for (int r = 0; r < rows; r++) {
      for (int k = starts[r]; k < starts[r + 1]; k++) {
        int c = first[r] + k - starts[r];
        turned[offsets[c] + r - begins[c]] = numbers[k];
      }
    }
    return new Band(rows, begins, offsets, turned);
  }

  /**
   * y = A x.
   *
   * @param xStart where x begins
   * @param yStart where y begins
   * @param scratch three arrays as long as y
   */
  void apply(float[] x, int xStart, float[] y, int yStart, float[][] scratch) {
    sums(x, xStart, y, yStart, 0, alikeFrom);
    int length = alikeTo - alikeFrom;
    if (length > 0) {
      int k = starts[alikeFrom];
      for (int s = 0; s < 3; s++) {
        System.arraycopy(x, xStart + first[alikeFrom] + s, scratch[s], 0, length);
      }
      blend(scratch[0], scratch[1], scratch[2], numbers[k], numbers[k + 1], numbers[k + 2], length);
      System.arraycopy(scratch[0], 0, y, yStart + alikeFrom, length);
    }
    sums(x, xStart, y, yStart, alikeTo, rows);
  }

  private void sums(float[] x, int xStart, float[] y, int yStart, int from, int to) {
    for (int r = from; r < to; r++) {
      int k = starts[r];
      int end = starts[r + 1];
      int c = xStart + first[r];
      float sum = 0;
      if (end - k == 3) {
        sum =
            Math.fma(
                numbers[k + 2], x[c + 2], Math.fma(numbers[k + 1], x[c + 1], numbers[k] * x[c]));
      } else {
        for (; k < end; k++, c++) {
          sum = Math.fma(numbers[k], x[c], sum);
        }
      }
      y[yStart + r] = sum;
    }
  }

  // The compiler makes vectors of loops over several arrays only where all of them have one index.

  private static void blend(float[] a, float[] b, float[] c, float wa, float wb, float wc, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.fma(wc, c[i], Math.fma(wb, b[i], wa * a[i]));
    }
  }

  /**
   * y += one row of A times lines of numbers.
   *
   * @param x lines, that of column c at {@code start + c · step}
   */
  void addLines(int row, float[][] x, int start, int step, float[] y) {
    int k = starts[row];
    int end = starts[row + 1];
    int line = start + first[row] * step;
    for (; k + 2 < end; k += 3) {
      add(
          x[line],
          x[line + step],
          x[line + 2 * step],
          numbers[k],
          numbers[k + 1],
          numbers[k + 2],
          y);
      line += 3 * step;
    }
    for (; k < end; k++) {
      add(x[line], numbers[k], y);
      line += step;
    }
  }

  private static void add(
      float[] a, float[] b, float[] c, float wa, float wb, float wc, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.fma(wc, c[i], Math.fma(wb, b[i], Math.fma(wa, a[i], y[i])));
    }
  }

  private static void add(float[] x, float weight, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.fma(weight, x[i], y[i]);
    }
  }

  /** Σ over the rows of the numbers of each column, or of their squares. */
  double[] columnSums(boolean squared) {
    double[] sums = new double[columns];
    for (int r = 0; r < rows; r++) {
      for (int k = starts[r]; k < starts[r + 1]; k++) {
        double number = numbers[k];
        sums[first[r] + k - starts[r]] += squared ? number * number : number;
      }
    }
    return sums;
  }
}
