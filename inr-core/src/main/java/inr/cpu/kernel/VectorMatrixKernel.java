package inr.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The products on vector registers, summed row by row. */
final class VectorMatrixKernel implements MatrixKernel {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();

  @Override
  public void multiply(
      float[] a,
      int aOffset,
      int aRow,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int rows,
      int depth,
      int width) {
    VectorRowProduct.multiply(a, aOffset, aRow, b, bOffset, c, cOffset, rows, depth, width);
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
    VectorColumnProduct.multiply(a, aOffset, aStep, b, bOffset, c, cOffset, rows, depth, width);
  }

  @Override
  public void sumRows(float[] b, int bOffset, float[] c, int cOffset, int rows, int width) {
    for (int j = 0; j < width; j += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, c, cOffset + j);
      int at = bOffset + j;
      for (int r = 0; r < rows; r++) {
        sum = sum.add(FloatVector.fromArray(SPECIES, b, at));
        at += width;
      }
      sum.intoArray(c, cOffset + j);
    }
  }
}
