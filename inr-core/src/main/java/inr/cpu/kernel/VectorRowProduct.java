package inr.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of a by a panel b: forward, and back to the inputs.
 *
 * <p>For maintainers: {@code blockRxV} keeps R rows of V vectors of c in registers through the
 * whole sum over k and, for each k, loads V vectors of b and broadcasts R elements of a. With 32
 * registers the main block is 6 x 4 on panels of 64, with 16 registers 6 x 2; a column of single
 * vectors takes 12 rows to hide the latency of the multiply-add. The remaining rows go to the
 * smaller blocks. Everything lives in locals of one method each, which is what the compiler needs
 * to keep it in registers; hence the repetition. What can be a constant is one: with every stride a
 * variable the compiler ran out of registers in every second process and halved the speed. So the
 * main blocks are for operands whose rows are 64 apart, {@code full6x2} beside the general {@code
 * block6x2}. Where strides are constants, places are functions of k and not counted along with it:
 * only then does the compiler take the checks of their range out of the loop.
 */
final class VectorRowProduct {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();

  /** Columns of a full panel. */
  private static final int WIDTH = 64;

  private static final boolean MANY_REGISTERS = LANES == 16;

  private VectorRowProduct() {}

  /** See {@link MatrixKernel#multiply}; {@code narrow} says that blocks of two vectors be used. */
  static void multiply(
      boolean narrow,
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
    if (MANY_REGISTERS && width == WIDTH && !narrow) {
      panel(a, aOffset, aRow, b, bOffset, start, startOffset, startRow, c, cOffset, rows, depth);
      return;
    }
    if (MANY_REGISTERS && width == LANES && aRow == WIDTH) {
      narrow(a, aOffset, b, bOffset, start, startOffset, startRow, c, cOffset, rows, depth);
      return;
    }
    int j = 0;
    for (; j + 2 * LANES <= width; j += 2 * LANES) {
      columns2(
          a,
          aOffset,
          aRow,
          b,
          bOffset + j,
          start,
          startOffset + j,
          startRow,
          c,
          cOffset + j,
          rows,
          depth,
          width);
    }
    for (; j < width; j += LANES) {
      columns1(
          a,
          aOffset,
          aRow,
          b,
          bOffset + j,
          start,
          startOffset + j,
          startRow,
          c,
          cOffset + j,
          rows,
          depth,
          width);
    }
  }

  private static void panel(
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
      int depth) {
    int r = 0;
    if (aRow == WIDTH) {
      for (; r + 6 <= rows; r += 6) {
        block6x4(
            a,
            aOffset + r * WIDTH,
            b,
            bOffset,
            start,
            startOffset + r * startRow,
            startRow,
            c,
            cOffset + r * WIDTH,
            depth);
      }
    }
    for (; r + 2 <= rows; r += 2) {
      block2x4(
          a,
          aOffset + r * aRow,
          aRow,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          startRow,
          c,
          cOffset + r * WIDTH,
          depth);
    }
    for (; r < rows; r++) {
      block1x4(
          a,
          aOffset + r * aRow,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          c,
          cOffset + r * WIDTH,
          depth);
    }
  }

  private static void block6x4(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + 3 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + 2 * LANES);
    FloatVector c23 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + 3 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + 2 * LANES);
    FloatVector c33 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + 3 * LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    FloatVector c41 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + LANES);
    FloatVector c42 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + 2 * LANES);
    FloatVector c43 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + 3 * LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    FloatVector c51 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + LANES);
    FloatVector c52 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + 2 * LANES);
    FloatVector c53 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k;
      int bi = bOffset + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, bi + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, bi + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + WIDTH]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * WIDTH]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * WIDTH]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4 * WIDTH]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5 * WIDTH]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      c53 = a5.fma(b3, c53);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c02.intoArray(c, cOffset + 2 * LANES);
    c03.intoArray(c, cOffset + 3 * LANES);
    c10.intoArray(c, cOffset + WIDTH);
    c11.intoArray(c, cOffset + WIDTH + LANES);
    c12.intoArray(c, cOffset + WIDTH + 2 * LANES);
    c13.intoArray(c, cOffset + WIDTH + 3 * LANES);
    c20.intoArray(c, cOffset + 2 * WIDTH);
    c21.intoArray(c, cOffset + 2 * WIDTH + LANES);
    c22.intoArray(c, cOffset + 2 * WIDTH + 2 * LANES);
    c23.intoArray(c, cOffset + 2 * WIDTH + 3 * LANES);
    c30.intoArray(c, cOffset + 3 * WIDTH);
    c31.intoArray(c, cOffset + 3 * WIDTH + LANES);
    c32.intoArray(c, cOffset + 3 * WIDTH + 2 * LANES);
    c33.intoArray(c, cOffset + 3 * WIDTH + 3 * LANES);
    c40.intoArray(c, cOffset + 4 * WIDTH);
    c41.intoArray(c, cOffset + 4 * WIDTH + LANES);
    c42.intoArray(c, cOffset + 4 * WIDTH + 2 * LANES);
    c43.intoArray(c, cOffset + 4 * WIDTH + 3 * LANES);
    c50.intoArray(c, cOffset + 5 * WIDTH);
    c51.intoArray(c, cOffset + 5 * WIDTH + LANES);
    c52.intoArray(c, cOffset + 5 * WIDTH + 2 * LANES);
    c53.intoArray(c, cOffset + 5 * WIDTH + 3 * LANES);
  }

  private static void block2x4(
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
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k;
      int bi = bOffset + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, bi + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, bi + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c02.intoArray(c, cOffset + 2 * LANES);
    c03.intoArray(c, cOffset + 3 * LANES);
    c10.intoArray(c, cOffset + WIDTH);
    c11.intoArray(c, cOffset + WIDTH + LANES);
    c12.intoArray(c, cOffset + WIDTH + 2 * LANES);
    c13.intoArray(c, cOffset + WIDTH + 3 * LANES);
  }

  private static void block1x4(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      float[] c,
      int cOffset,
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k;
      int bi = bOffset + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, bi + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, bi + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c02.intoArray(c, cOffset + 2 * LANES);
    c03.intoArray(c, cOffset + 3 * LANES);
  }

  /** A full panel of a by a panel of one vector: into an output of few channels. */
  private static void narrow(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int rows,
      int depth) {
    int r = 0;
    for (; r + 12 <= rows; r += 12) {
      narrow12(
          a,
          aOffset + r * WIDTH,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          startRow,
          c,
          cOffset + r * LANES,
          depth);
    }
    for (; r < rows; r++) {
      block1x1(
          a,
          aOffset + r * WIDTH,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          c,
          cOffset + r * LANES,
          depth,
          LANES);
    }
  }

  private static void narrow12(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int depth) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c1 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector c2 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    FloatVector c3 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    FloatVector c4 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    FloatVector c5 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    FloatVector c6 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
    FloatVector c7 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
    FloatVector c8 = FloatVector.fromArray(SPECIES, start, startOffset + 8 * startRow);
    FloatVector c9 = FloatVector.fromArray(SPECIES, start, startOffset + 9 * startRow);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startOffset + 10 * startRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startOffset + 11 * startRow);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k;
      int bi = bOffset + k * LANES;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c0 = a0.fma(b0, c0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + WIDTH]);
      c1 = a1.fma(b0, c1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * WIDTH]);
      c2 = a2.fma(b0, c2);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * WIDTH]);
      c3 = a3.fma(b0, c3);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4 * WIDTH]);
      c4 = a4.fma(b0, c4);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5 * WIDTH]);
      c5 = a5.fma(b0, c5);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[ai + 6 * WIDTH]);
      c6 = a6.fma(b0, c6);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[ai + 7 * WIDTH]);
      c7 = a7.fma(b0, c7);
      FloatVector a8 = FloatVector.broadcast(SPECIES, a[ai + 8 * WIDTH]);
      c8 = a8.fma(b0, c8);
      FloatVector a9 = FloatVector.broadcast(SPECIES, a[ai + 9 * WIDTH]);
      c9 = a9.fma(b0, c9);
      FloatVector a10 = FloatVector.broadcast(SPECIES, a[ai + 10 * WIDTH]);
      c10 = a10.fma(b0, c10);
      FloatVector a11 = FloatVector.broadcast(SPECIES, a[ai + 11 * WIDTH]);
      c11 = a11.fma(b0, c11);
    }
    c0.intoArray(c, cOffset);
    c1.intoArray(c, cOffset + LANES);
    c2.intoArray(c, cOffset + 2 * LANES);
    c3.intoArray(c, cOffset + 3 * LANES);
    c4.intoArray(c, cOffset + 4 * LANES);
    c5.intoArray(c, cOffset + 5 * LANES);
    c6.intoArray(c, cOffset + 6 * LANES);
    c7.intoArray(c, cOffset + 7 * LANES);
    c8.intoArray(c, cOffset + 8 * LANES);
    c9.intoArray(c, cOffset + 9 * LANES);
    c10.intoArray(c, cOffset + 10 * LANES);
    c11.intoArray(c, cOffset + 11 * LANES);
  }

  private static void columns2(
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
    int r = 0;
    if (aRow == WIDTH && width == WIDTH) {
      for (; r + 6 <= rows; r += 6) {
        full6x2(
            a,
            aOffset + r * WIDTH,
            b,
            bOffset,
            start,
            startOffset + r * startRow,
            startRow,
            c,
            cOffset + r * WIDTH,
            depth);
      }
    }
    for (; r + 6 <= rows; r += 6) {
      block6x2(
          a,
          aOffset + r * aRow,
          aRow,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          startRow,
          c,
          cOffset + r * width,
          depth,
          width);
    }
    for (; r < rows; r++) {
      block1x2(
          a,
          aOffset + r * aRow,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          c,
          cOffset + r * width,
          depth,
          width);
    }
  }

  private static void full6x2(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      int startRow,
      float[] c,
      int cOffset,
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    FloatVector c41 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    FloatVector c51 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k;
      int bi = bOffset + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + WIDTH]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * WIDTH]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * WIDTH]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4 * WIDTH]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5 * WIDTH]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, cOffset + WIDTH);
    c11.intoArray(c, cOffset + WIDTH + LANES);
    c20.intoArray(c, cOffset + 2 * WIDTH);
    c21.intoArray(c, cOffset + 2 * WIDTH + LANES);
    c30.intoArray(c, cOffset + 3 * WIDTH);
    c31.intoArray(c, cOffset + 3 * WIDTH + LANES);
    c40.intoArray(c, cOffset + 4 * WIDTH);
    c41.intoArray(c, cOffset + 4 * WIDTH + LANES);
    c50.intoArray(c, cOffset + 5 * WIDTH);
    c51.intoArray(c, cOffset + 5 * WIDTH + LANES);
  }

  private static void block6x2(
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
      int depth,
      int width) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startOffset + startRow + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    FloatVector c41 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    FloatVector c51 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow + LANES);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4 * aRow]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5 * aRow]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      ai++;
      bi += width;
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, cOffset + width);
    c11.intoArray(c, cOffset + width + LANES);
    c20.intoArray(c, cOffset + 2 * width);
    c21.intoArray(c, cOffset + 2 * width + LANES);
    c30.intoArray(c, cOffset + 3 * width);
    c31.intoArray(c, cOffset + 3 * width + LANES);
    c40.intoArray(c, cOffset + 4 * width);
    c41.intoArray(c, cOffset + 4 * width + LANES);
    c50.intoArray(c, cOffset + 5 * width);
    c51.intoArray(c, cOffset + 5 * width + LANES);
  }

  private static void block1x2(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      float[] c,
      int cOffset,
      int depth,
      int width) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startOffset + LANES);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      ai++;
      bi += width;
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
  }

  private static void columns1(
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
    int r = 0;
    for (; r + 12 <= rows; r += 12) {
      block12x1(
          a,
          aOffset + r * aRow,
          aRow,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          startRow,
          c,
          cOffset + r * width,
          depth,
          width);
    }
    for (; r < rows; r++) {
      block1x1(
          a,
          aOffset + r * aRow,
          b,
          bOffset,
          start,
          startOffset + r * startRow,
          c,
          cOffset + r * width,
          depth,
          width);
    }
  }

  private static void block12x1(
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
      int depth,
      int width) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, start, startOffset);
    FloatVector c1 = FloatVector.fromArray(SPECIES, start, startOffset + startRow);
    FloatVector c2 = FloatVector.fromArray(SPECIES, start, startOffset + 2 * startRow);
    FloatVector c3 = FloatVector.fromArray(SPECIES, start, startOffset + 3 * startRow);
    FloatVector c4 = FloatVector.fromArray(SPECIES, start, startOffset + 4 * startRow);
    FloatVector c5 = FloatVector.fromArray(SPECIES, start, startOffset + 5 * startRow);
    FloatVector c6 = FloatVector.fromArray(SPECIES, start, startOffset + 6 * startRow);
    FloatVector c7 = FloatVector.fromArray(SPECIES, start, startOffset + 7 * startRow);
    FloatVector c8 = FloatVector.fromArray(SPECIES, start, startOffset + 8 * startRow);
    FloatVector c9 = FloatVector.fromArray(SPECIES, start, startOffset + 9 * startRow);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, startOffset + 10 * startRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, startOffset + 11 * startRow);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c0 = a0.fma(b0, c0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
      c1 = a1.fma(b0, c1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
      c2 = a2.fma(b0, c2);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
      c3 = a3.fma(b0, c3);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4 * aRow]);
      c4 = a4.fma(b0, c4);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5 * aRow]);
      c5 = a5.fma(b0, c5);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[ai + 6 * aRow]);
      c6 = a6.fma(b0, c6);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[ai + 7 * aRow]);
      c7 = a7.fma(b0, c7);
      FloatVector a8 = FloatVector.broadcast(SPECIES, a[ai + 8 * aRow]);
      c8 = a8.fma(b0, c8);
      FloatVector a9 = FloatVector.broadcast(SPECIES, a[ai + 9 * aRow]);
      c9 = a9.fma(b0, c9);
      FloatVector a10 = FloatVector.broadcast(SPECIES, a[ai + 10 * aRow]);
      c10 = a10.fma(b0, c10);
      FloatVector a11 = FloatVector.broadcast(SPECIES, a[ai + 11 * aRow]);
      c11 = a11.fma(b0, c11);
      ai++;
      bi += width;
    }
    c0.intoArray(c, cOffset);
    c1.intoArray(c, cOffset + width);
    c2.intoArray(c, cOffset + 2 * width);
    c3.intoArray(c, cOffset + 3 * width);
    c4.intoArray(c, cOffset + 4 * width);
    c5.intoArray(c, cOffset + 5 * width);
    c6.intoArray(c, cOffset + 6 * width);
    c7.intoArray(c, cOffset + 7 * width);
    c8.intoArray(c, cOffset + 8 * width);
    c9.intoArray(c, cOffset + 9 * width);
    c10.intoArray(c, cOffset + 10 * width);
    c11.intoArray(c, cOffset + 11 * width);
  }

  private static void block1x1(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] start,
      int startOffset,
      float[] c,
      int cOffset,
      int depth,
      int width) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, start, startOffset);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c0 = a0.fma(b0, c0);
      ai++;
      bi += width;
    }
    c0.intoArray(c, cOffset);
  }
}
