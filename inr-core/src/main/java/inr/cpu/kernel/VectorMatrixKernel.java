package inr.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The products on vector registers, summed row by row. */
final class VectorMatrixKernel implements MatrixKernel {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();

  private final RegisterBlocks blocks;

  VectorMatrixKernel(RegisterBlocks blocks) {
    this.blocks = blocks;
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
    VectorRowProduct.multiply(
        blocks.narrowRows,
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
    VectorColumnProduct.multiply(
        blocks.lowColumns, a, aOffset, aStep, b, bOffset, c, cOffset, rows, depth, width);
  }

  @Override
  public void sumRows(float[] b, int bOffset, float[] c, int cOffset, int rows, int width) {
    int j = 0;
    for (; j + 4 * LANES <= width; j += 4 * LANES) {
      sumColumns4(b, bOffset + j, c, cOffset + j, rows, width);
    }
    for (; j < width; j += LANES) {
      sumColumns1(b, bOffset + j, c, cOffset + j, rows, width);
    }
  }

  /** Four chains of additions at a time, since one waits for its own results. */
  private static void sumColumns4(
      float[] b, int bOffset, float[] c, int cOffset, int rows, int width) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
    int bi = bOffset;
    for (int r = 0; r < rows; r++) {
      c0 = c0.add(FloatVector.fromArray(SPECIES, b, bi));
      c1 = c1.add(FloatVector.fromArray(SPECIES, b, bi + LANES));
      c2 = c2.add(FloatVector.fromArray(SPECIES, b, bi + 2 * LANES));
      c3 = c3.add(FloatVector.fromArray(SPECIES, b, bi + 3 * LANES));
      bi += width;
    }
    c0.intoArray(c, cOffset);
    c1.intoArray(c, cOffset + LANES);
    c2.intoArray(c, cOffset + 2 * LANES);
    c3.intoArray(c, cOffset + 3 * LANES);
  }

  private static void sumColumns1(
      float[] b, int bOffset, float[] c, int cOffset, int rows, int width) {
    FloatVector sum = FloatVector.fromArray(SPECIES, c, cOffset);
    int bi = bOffset;
    for (int r = 0; r < rows; r++) {
      sum = sum.add(FloatVector.fromArray(SPECIES, b, bi));
      bi += width;
    }
    sum.intoArray(c, cOffset);
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
      for (int j = 0; j < 16; j += LANES) {
        FloatVector.fromArray(SPECIES, start, first + j)
            .add(FloatVector.fromArray(SPECIES, table, from + j))
            .intoArray(c, place + j);
      }
    }
  }

  @Override
  public void addScattered(
      float[] c, int cOffset, int cRow, float[] table, int tableOffset, int[] index, int rows) {
    for (int r = 0; r < rows; r++) {
      int from = cOffset + r * cRow;
      int place = tableOffset + 16 * index[r];
      for (int j = 0; j < 16; j += LANES) {
        FloatVector.fromArray(SPECIES, table, place + j)
            .add(FloatVector.fromArray(SPECIES, c, from + j))
            .intoArray(table, place + j);
      }
    }
  }
}
