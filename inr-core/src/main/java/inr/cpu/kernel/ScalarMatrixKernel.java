package inr.cpu.kernel;

/**
 * The product in plain loops: the twin that the vector kernel is tested against, and what runs
 * without the Vector API.
 */
final class ScalarMatrixKernel implements MatrixKernel {
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
    for (int r = 0; r < rows; r++) {
      System.arraycopy(start, startOffset + r * startRow, c, cOffset + r * width, width);
    }
    accumulate(a, aOffset, aRow, 1, b, bOffset, c, cOffset, rows, depth, width);
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
    accumulate(a, aOffset, 1, aStep, b, bOffset, c, cOffset, rows, depth, width);
  }

  private static void accumulate(
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int rows,
      int depth,
      int width) {
    for (int r = 0; r < rows; r++) {
      int row = cOffset + r * width;
      for (int k = 0; k < depth; k++) {
        float factor = a[aOffset + r * aRow + k * aStep];
        int from = bOffset + k * width;
        for (int j = 0; j < width; j++) {
          c[row + j] = Math.fma(factor, b[from + j], c[row + j]);
        }
      }
    }
  }

  @Override
  public void sumRows(float[] b, int bOffset, float[] c, int cOffset, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        c[cOffset + j] += b[bOffset + r * width + j];
      }
    }
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
    for (int r = 0; r < rows; r++) {
      int from = tableOffset + 16 * index[r];
      int first = startOffset + r * startRow;
      int place = cOffset + r * cRow;
      for (int j = 0; j < 16; j++) {
        c[place + j] = start[first + j] + table[from + j];
      }
    }
  }

  @Override
  public void addScattered(
      float[] c, int cOffset, int cRow, float[] table, int tableOffset, int[] index, int rows) {
    for (int r = 0; r < rows; r++) {
      int from = cOffset + r * cRow;
      int place = tableOffset + 16 * index[r];
      for (int j = 0; j < 16; j++) {
        table[place + j] += c[from + j];
      }
    }
  }
}
