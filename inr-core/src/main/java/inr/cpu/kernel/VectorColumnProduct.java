package inr.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transpose of a by a panel b: the gradient of weights.
 *
 * <p>For maintainers: as {@link VectorRowProduct}, but the elements of a for one k lie side by
 * side, and the rows of c are the columns of a panel of a, so a block of 8 leaves no remainder; 8 x
 * 2 was as fast as 6 x 4 is there. The few rows of two coordinates or three channels are taken 2 x
 * 4. With 16 registers the main block is 4 x 2.
 */
final class VectorColumnProduct {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();

  /** Columns of a full panel. */
  private static final int WIDTH = 64;

  private static final boolean MANY_REGISTERS = LANES == 16;

  private VectorColumnProduct() {}

  /**
   * See {@link MatrixKernel#multiplyTransposed}; {@code low} says that blocks of four rows be used.
   */
  static void multiply(
      boolean low,
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
    if (MANY_REGISTERS && width == WIDTH && !low) {
      panel(a, aOffset, aStep, b, bOffset, c, cOffset, rows, depth);
      return;
    }
    int j = 0;
    for (; j + 2 * LANES <= width; j += 2 * LANES) {
      columns2(a, aOffset, aStep, b, bOffset + j, c, cOffset + j, rows, depth, width);
    }
    for (; j < width; j += LANES) {
      columns1(a, aOffset, aStep, b, bOffset + j, c, cOffset + j, rows, depth, width);
    }
  }

  private static void panel(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int rows,
      int depth) {
    int r = 0;
    if (aStep == WIDTH) {
      for (; r + 8 <= rows; r += 8) {
        for (int j = 0; j < WIDTH; j += 2 * LANES) {
          block8x2(a, aOffset + r, b, bOffset + j, c, cOffset + r * WIDTH + j, depth);
        }
      }
    }
    for (; r + 2 <= rows; r += 2) {
      block2x4(a, aOffset + r, aStep, b, bOffset, c, cOffset + r * WIDTH, depth);
    }
    for (; r < rows; r++) {
      block1x4(a, aOffset + r, aStep, b, bOffset, c, cOffset + r * WIDTH, depth);
    }
  }

  private static void block8x2(
      float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * WIDTH);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * WIDTH + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * WIDTH);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * WIDTH + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, cOffset + 4 * WIDTH);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, cOffset + 4 * WIDTH + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, cOffset + 5 * WIDTH);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, cOffset + 5 * WIDTH + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, cOffset + 6 * WIDTH);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, cOffset + 6 * WIDTH + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, cOffset + 7 * WIDTH);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, cOffset + 7 * WIDTH + LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k * WIDTH;
      int bi = bOffset + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[ai + 6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[ai + 7]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
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
    c60.intoArray(c, cOffset + 6 * WIDTH);
    c61.intoArray(c, cOffset + 6 * WIDTH + LANES);
    c70.intoArray(c, cOffset + 7 * WIDTH);
    c71.intoArray(c, cOffset + 7 * WIDTH + LANES);
  }

  private static void block2x4(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k * aStep;
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
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + 1]);
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
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k * aStep;
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

  private static void columns2(
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
    int r = 0;
    if (aStep == WIDTH && width == WIDTH) {
      for (; r + 4 <= rows; r += 4) {
        full4x2(a, aOffset + r, b, bOffset, c, cOffset + r * WIDTH, depth);
      }
    }
    for (; r + 4 <= rows; r += 4) {
      block4x2(a, aOffset + r, aStep, b, bOffset, c, cOffset + r * width, depth, width);
    }
    for (; r < rows; r++) {
      block1x2(a, aOffset + r, aStep, b, bOffset, c, cOffset + r * width, depth, width);
    }
  }

  private static void full4x2(
      float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOffset + WIDTH + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * WIDTH);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * WIDTH + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * WIDTH);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * WIDTH + LANES);
    for (int k = 0; k < depth; k++) {
      int ai = aOffset + k * WIDTH;
      int bi = bOffset + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, cOffset + WIDTH);
    c11.intoArray(c, cOffset + WIDTH + LANES);
    c20.intoArray(c, cOffset + 2 * WIDTH);
    c21.intoArray(c, cOffset + 2 * WIDTH + LANES);
    c30.intoArray(c, cOffset + 3 * WIDTH);
    c31.intoArray(c, cOffset + 3 * WIDTH + LANES);
  }

  private static void block4x2(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int depth,
      int width) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOffset + width);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOffset + width + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * width);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * width + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * width);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * width + LANES);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      ai += aStep;
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
  }

  private static void block1x2(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int depth,
      int width) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      ai += aStep;
      bi += width;
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
  }

  private static void columns1(
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
    int r = 0;
    for (; r + 8 <= rows; r += 8) {
      block8x1(a, aOffset + r, aStep, b, bOffset, c, cOffset + r * width, depth, width);
    }
    for (; r < rows; r++) {
      block1x1(a, aOffset + r, aStep, b, bOffset, c, cOffset + r * width, depth, width);
    }
  }

  private static void block8x1(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int depth,
      int width) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, cOffset + width);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * width);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * width);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, cOffset + 4 * width);
    FloatVector c5 = FloatVector.fromArray(SPECIES, c, cOffset + 5 * width);
    FloatVector c6 = FloatVector.fromArray(SPECIES, c, cOffset + 6 * width);
    FloatVector c7 = FloatVector.fromArray(SPECIES, c, cOffset + 7 * width);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c0 = a0.fma(b0, c0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + 1]);
      c1 = a1.fma(b0, c1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2]);
      c2 = a2.fma(b0, c2);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3]);
      c3 = a3.fma(b0, c3);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[ai + 4]);
      c4 = a4.fma(b0, c4);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[ai + 5]);
      c5 = a5.fma(b0, c5);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[ai + 6]);
      c6 = a6.fma(b0, c6);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[ai + 7]);
      c7 = a7.fma(b0, c7);
      ai += aStep;
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
  }

  private static void block1x1(
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int depth,
      int width) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, cOffset);
    int ai = aOffset;
    int bi = bOffset;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
      c0 = a0.fma(b0, c0);
      ai += aStep;
      bi += width;
    }
    c0.intoArray(c, cOffset);
  }
}
