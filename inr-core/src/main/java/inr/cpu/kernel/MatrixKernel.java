package inr.cpu.kernel;

/**
 * The products that everything is made of: Σ_k a[r, k]·b[k, j] on one panel.
 *
 * <p>b is {@code [depth][width]} and c is {@code [rows][width]}, both contiguous, width a multiple
 * of 16. a and b are only read.
 *
 * <p>Every element is summed over k in order, one fused multiply-add at a time, from the value that
 * the sum starts with. So the result does not depend on lanes, register tiles, or on how a longer
 * sum is cut into calls.
 */
public interface MatrixKernel {
  /**
   * c = start + a·b, a[r, k] read at {@code aOffset + r·aRow + k}: row by row. Row r of the sums
   * starts with {@code start} from {@code startOffset + r·startRow}: a bias for every row where
   * startRow is 0, or c itself. c is overwritten.
   */
  void multiply(
      float[] a,
      int aOffset,
      int aRow,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int rows,
      int depth,
      int width);

  /** c += a·b, a[r, k] read at {@code aOffset + k·aStep + r}: from the transpose of a. */
  void multiplyTransposed(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int rows,
      int depth,
      int width);

  /**
   * c[j] += Σ_r b[r, j], rows in order; the gradient of a bias. b is {@code [rows][width]} and
   * read, c is {@code [width]}, width a multiple of 16.
   */
  void sumRows(float[] b, int bOffset, float[] c, int cOffset, int rows, int width);

  /**
   * c[r, j] = start[r, j] + table[index[r], j] for j &lt; 16: 16 columns of rows looked up in a
   * table. Row r of start is read at {@code startOffset + r·startRow}, of c at {@code cOffset +
   * r·cRow}; the table is {@code [samples][16]}.
   */
  void addGathered(
      float[] table,
      int tableOffset,
      int[] index,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int rows);

  /**
   * table[index[r], j] += c[r, j] for j &lt; 16, rows in order; places as in {@link #addGathered}.
   */
  void addScattered(
      float[] c, int cOffset, int cRow, float[] table, int tableOffset, int[] index, int rows);
}
