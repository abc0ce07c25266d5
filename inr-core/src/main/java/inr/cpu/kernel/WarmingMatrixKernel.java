package inr.cpu.kernel;

/** Plain loops until so much was computed that vectors pay; see {@link Warmth}. */
final class WarmingMatrixKernel implements MatrixKernel {
  private final MatrixKernel first;
  private final MatrixKernel then;
  private final Warmth warmth;

  WarmingMatrixKernel(MatrixKernel first, MatrixKernel then, Warmth warmth) {
    this.first = first;
    this.then = then;
    this.warmth = warmth;
  }

  private MatrixKernel kernel(long work) {
    return warmth.after(work) ? then : first;
  }

  @Override
  public void multiply(
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
      int width) {
    kernel((long) rows * depth * width)
        .multiply(
            a,
            aOffset,
            aRow,
            b,
            bOffset,
            start,
            startOffset,
            startRow,
            c,
            cOffset,
            rows,
            depth,
            width);
  }

  @Override
  public void multiplyTransposed(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int rows,
      int depth,
      int width) {
    kernel((long) rows * depth * width)
        .multiplyTransposed(a, aOffset, aStep, b, bOffset, c, cOffset, rows, depth, width);
  }

  @Override
  public void sumRows(float[] b, int bOffset, float[] c, int cOffset, int rows, int width) {
    kernel((long) rows * width).sumRows(b, bOffset, c, cOffset, rows, width);
  }

  @Override
  public void addGathered(
      float[] table,
      int tableOffset,
      int[] index,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int cRow,
      int rows) {
    kernel(16L * rows)
        .addGathered(
            table, tableOffset, index, start, startOffset, startRow, c, cOffset, cRow, rows);
  }

  @Override
  public void addScattered(
      float[] c, int cOffset, int cRow, float[] table, int tableOffset, int[] index, int rows) {
    kernel(16L * rows).addScattered(c, cOffset, cRow, table, tableOffset, index, rows);
  }
}
