package inr.cpu.kernel;

/**
 * The product in plain loops: the twin that the vector kernel is tested against, and what runs
 * without the Vector API and until vectors pay.
 *
 * <p>For maintainers: rows are copied to arrays of their own and taken eight at a time, since the
 * compiler makes vectors of a loop only if it reads all arrays at one index; three times as fast as
 * the plain loop.
 */
final class ScalarMatrixKernel implements MatrixKernel {
  /** Rows of b that are added to a row of c at a time. */
  private static final int TERMS = 8;

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
    float[][] terms = new float[TERMS][width];
    float[] sum = new float[width];
    for (int k = 0; k < depth; k += TERMS) {
      int count = Math.min(TERMS, depth - k);
      for (int t = 0; t < count; t++) {
        System.arraycopy(b, bOffset + (k + t) * width, terms[t], 0, width);
      }
      for (int r = 0; r < rows; r++) {
        System.arraycopy(c, cOffset + r * width, sum, 0, width);
        add(a, aOffset + r * aRow + k * aStep, aStep, terms, count, sum);
        System.arraycopy(sum, 0, c, cOffset + r * width, width);
      }
    }
  }

  /** sum += Σ_t a[t]·terms[t] of the first terms, in order. */
  private static void add(float[] a, int first, int step, float[][] terms, int count, float[] sum) {
    if (count == TERMS) {
      addAll(a, first, step, terms, sum);
      return;
    }
    for (int t = 0; t < count; t++) {
      float factor = a[first + t * step];
      float[] term = terms[t];
      for (int j = 0; j < sum.length; j++) {
        sum[j] = Math.fma(factor, term[j], sum[j]);
      }
    }
  }

  private static void addAll(float[] a, int first, int step, float[][] terms, float[] sum) {
    float a0 = a[first];
    float a1 = a[first + step];
    float a2 = a[first + 2 * step];
    float a3 = a[first + 3 * step];
    float a4 = a[first + 4 * step];
    float a5 = a[first + 5 * step];
    float a6 = a[first + 6 * step];
    float a7 = a[first + 7 * step];
    float[] b0 = terms[0];
    float[] b1 = terms[1];
    float[] b2 = terms[2];
    float[] b3 = terms[3];
    float[] b4 = terms[4];
    float[] b5 = terms[5];
    float[] b6 = terms[6];
    float[] b7 = terms[7];
    for (int j = 0; j < sum.length; j++) {
      float c = Math.fma(a0, b0[j], sum[j]);
      c = Math.fma(a1, b1[j], c);
      c = Math.fma(a2, b2[j], c);
      c = Math.fma(a3, b3[j], c);
      c = Math.fma(a4, b4[j], c);
      c = Math.fma(a5, b5[j], c);
      c = Math.fma(a6, b6[j], c);
      sum[j] = Math.fma(a7, b7[j], c);
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
