package inr.codec.train.kernel;

import inr.cpu.kernel.VectorLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of rows, summed over pixels, in the Vector API.
 *
 * <p>Maintainers: {@code blockRxT} keeps the sums of R outputs and T taps in registers through the
 * sum over pixels: 4 x 4 where there are 32 registers, 2 x 4 where there are 16. Where fewer than
 * four taps are left, the last one stands for those that are missing and is summed and written more
 * than once. One tap too many, which is what a bias makes of four times some inputs, is taken with
 * the first four. Pixels beyond whole vectors are the scalar twin's.
 */
final class VectorDots {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();
  private static final int PARTIALS = TapKernel.PARTIALS;
  private static final boolean MANY_REGISTERS = LANES == 16;

  private VectorDots() {}

  /** {@link TapKernel#addDots}. */
  static void run(
      float[] a,
      int aOffset,
      int aRow,
      int rows,
      float[] in,
      int inOffset,
      int[] at,
      int taps,
      float[] sums,
      int sumsOffset,
      int n) {
    int whole = n - n % PARTIALS;
    int sumRow = taps * PARTIALS;
    int most = MANY_REGISTERS ? 4 : 2;
    for (int lane = 0; lane < PARTIALS; lane += LANES) {
      for (int o = 0; o < rows; o += most) {
        int row = aOffset + o * aRow + lane;
        int sum = sumsOffset + o * sumRow + lane;
        switch (Math.min(most, rows - o)) {
          case 4 -> four(a, row, aRow, in, inOffset + lane, at, taps, sums, sum, sumRow, whole);
          case 3 -> three(a, row, aRow, in, inOffset + lane, at, taps, sums, sum, sumRow, whole);
          case 2 -> two(a, row, aRow, in, inOffset + lane, at, taps, sums, sum, sumRow, whole);
          default -> one(a, row, in, inOffset + lane, at, taps, sums, sum, whole);
        }
      }
    }
    if (whole < n) {
      for (int o = 0; o < rows; o++) {
        for (int k = 0; k < taps; k++) {
          int sum = sumsOffset + (o * taps + k) * PARTIALS;
          ScalarTapKernel.dot(a, aOffset + o * aRow, in, inOffset + at[k], sums, sum, whole, n);
        }
      }
    }
  }

  private static void four(
      float[] a,
      int row,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int taps,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int k = 0;
    if (taps % 4 == 1 && taps > 1) {
      block4x5(a, row, aRow, in, inOffset, at, k, sums, sum + k * PARTIALS, sumRow, n);
      k = 5;
    }
    for (; k < taps; k += 4) {
      block4x4(a, row, aRow, in, inOffset, at, k, taps, sums, sum + k * PARTIALS, sumRow, n);
    }
  }

  private static void three(
      float[] a,
      int row,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int taps,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int k = 0;
    if (taps % 4 == 1 && taps > 1) {
      block3x5(a, row, aRow, in, inOffset, at, k, sums, sum + k * PARTIALS, sumRow, n);
      k = 5;
    }
    for (; k < taps; k += 4) {
      block3x4(a, row, aRow, in, inOffset, at, k, taps, sums, sum + k * PARTIALS, sumRow, n);
    }
  }

  private static void two(
      float[] a,
      int row,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int taps,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int k = 0;
    for (; k < taps; k += 4) {
      block2x4(a, row, aRow, in, inOffset, at, k, taps, sums, sum + k * PARTIALS, sumRow, n);
    }
  }

  private static void one(
      float[] a,
      int row,
      float[] in,
      int inOffset,
      int[] at,
      int taps,
      float[] sums,
      int sum,
      int n) {
    int k = 0;
    for (; k < taps; k += 4) {
      block1x4(a, row, in, inOffset, at, k, taps, sums, sum + k * PARTIALS, n);
    }
  }

  private static void block4x5(
      float[] a,
      int aOffset,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k + 1];
    int row2 = inOffset + at[k + 2];
    int row3 = inOffset + at[k + 3];
    int row4 = inOffset + at[k + 4];
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + 2 * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + 3 * PARTIALS);
    FloatVector c04 = FloatVector.fromArray(SPECIES, sums, sum + 4 * PARTIALS);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + PARTIALS);
    FloatVector c12 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 2 * PARTIALS);
    FloatVector c13 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 3 * PARTIALS);
    FloatVector c14 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 4 * PARTIALS);
    FloatVector c20 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + PARTIALS);
    FloatVector c22 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 2 * PARTIALS);
    FloatVector c23 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 3 * PARTIALS);
    FloatVector c24 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 4 * PARTIALS);
    FloatVector c30 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + PARTIALS);
    FloatVector c32 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + 2 * PARTIALS);
    FloatVector c33 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + 3 * PARTIALS);
    FloatVector c34 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + 4 * PARTIALS);
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row1 + i);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row2 + i);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row3 + i);
      FloatVector x4 = FloatVector.fromArray(SPECIES, in, row4 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      c01 = a0.fma(x1, c01);
      c02 = a0.fma(x2, c02);
      c03 = a0.fma(x3, c03);
      c04 = a0.fma(x4, c04);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + aRow + i);
      c10 = a1.fma(x0, c10);
      c11 = a1.fma(x1, c11);
      c12 = a1.fma(x2, c12);
      c13 = a1.fma(x3, c13);
      c14 = a1.fma(x4, c14);
      FloatVector a2 = FloatVector.fromArray(SPECIES, a, aOffset + 2 * aRow + i);
      c20 = a2.fma(x0, c20);
      c21 = a2.fma(x1, c21);
      c22 = a2.fma(x2, c22);
      c23 = a2.fma(x3, c23);
      c24 = a2.fma(x4, c24);
      FloatVector a3 = FloatVector.fromArray(SPECIES, a, aOffset + 3 * aRow + i);
      c30 = a3.fma(x0, c30);
      c31 = a3.fma(x1, c31);
      c32 = a3.fma(x2, c32);
      c33 = a3.fma(x3, c33);
      c34 = a3.fma(x4, c34);
    }
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + PARTIALS);
    c02.intoArray(sums, sum + 2 * PARTIALS);
    c03.intoArray(sums, sum + 3 * PARTIALS);
    c04.intoArray(sums, sum + 4 * PARTIALS);
    c10.intoArray(sums, sum + sumRow);
    c11.intoArray(sums, sum + sumRow + PARTIALS);
    c12.intoArray(sums, sum + sumRow + 2 * PARTIALS);
    c13.intoArray(sums, sum + sumRow + 3 * PARTIALS);
    c14.intoArray(sums, sum + sumRow + 4 * PARTIALS);
    c20.intoArray(sums, sum + 2 * sumRow);
    c21.intoArray(sums, sum + 2 * sumRow + PARTIALS);
    c22.intoArray(sums, sum + 2 * sumRow + 2 * PARTIALS);
    c23.intoArray(sums, sum + 2 * sumRow + 3 * PARTIALS);
    c24.intoArray(sums, sum + 2 * sumRow + 4 * PARTIALS);
    c30.intoArray(sums, sum + 3 * sumRow);
    c31.intoArray(sums, sum + 3 * sumRow + PARTIALS);
    c32.intoArray(sums, sum + 3 * sumRow + 2 * PARTIALS);
    c33.intoArray(sums, sum + 3 * sumRow + 3 * PARTIALS);
    c34.intoArray(sums, sum + 3 * sumRow + 4 * PARTIALS);
  }

  private static void block4x4(
      float[] a,
      int aOffset,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      int taps,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int k1 = Math.min(k + 1, taps - 1);
    int k2 = Math.min(k + 2, taps - 1);
    int k3 = Math.min(k + 3, taps - 1);
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k1];
    int row2 = inOffset + at[k2];
    int row3 = inOffset + at[k3];
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + (k1 - k) * PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + (k2 - k) * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + (k3 - k) * PARTIALS);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k1 - k) * PARTIALS);
    FloatVector c12 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k2 - k) * PARTIALS);
    FloatVector c13 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k3 - k) * PARTIALS);
    FloatVector c20 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + (k1 - k) * PARTIALS);
    FloatVector c22 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + (k2 - k) * PARTIALS);
    FloatVector c23 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + (k3 - k) * PARTIALS);
    FloatVector c30 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + (k1 - k) * PARTIALS);
    FloatVector c32 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + (k2 - k) * PARTIALS);
    FloatVector c33 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + (k3 - k) * PARTIALS);
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row1 + i);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row2 + i);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row3 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      c01 = a0.fma(x1, c01);
      c02 = a0.fma(x2, c02);
      c03 = a0.fma(x3, c03);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + aRow + i);
      c10 = a1.fma(x0, c10);
      c11 = a1.fma(x1, c11);
      c12 = a1.fma(x2, c12);
      c13 = a1.fma(x3, c13);
      FloatVector a2 = FloatVector.fromArray(SPECIES, a, aOffset + 2 * aRow + i);
      c20 = a2.fma(x0, c20);
      c21 = a2.fma(x1, c21);
      c22 = a2.fma(x2, c22);
      c23 = a2.fma(x3, c23);
      FloatVector a3 = FloatVector.fromArray(SPECIES, a, aOffset + 3 * aRow + i);
      c30 = a3.fma(x0, c30);
      c31 = a3.fma(x1, c31);
      c32 = a3.fma(x2, c32);
      c33 = a3.fma(x3, c33);
    }
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + (k1 - k) * PARTIALS);
    c02.intoArray(sums, sum + (k2 - k) * PARTIALS);
    c03.intoArray(sums, sum + (k3 - k) * PARTIALS);
    c10.intoArray(sums, sum + sumRow);
    c11.intoArray(sums, sum + sumRow + (k1 - k) * PARTIALS);
    c12.intoArray(sums, sum + sumRow + (k2 - k) * PARTIALS);
    c13.intoArray(sums, sum + sumRow + (k3 - k) * PARTIALS);
    c20.intoArray(sums, sum + 2 * sumRow);
    c21.intoArray(sums, sum + 2 * sumRow + (k1 - k) * PARTIALS);
    c22.intoArray(sums, sum + 2 * sumRow + (k2 - k) * PARTIALS);
    c23.intoArray(sums, sum + 2 * sumRow + (k3 - k) * PARTIALS);
    c30.intoArray(sums, sum + 3 * sumRow);
    c31.intoArray(sums, sum + 3 * sumRow + (k1 - k) * PARTIALS);
    c32.intoArray(sums, sum + 3 * sumRow + (k2 - k) * PARTIALS);
    c33.intoArray(sums, sum + 3 * sumRow + (k3 - k) * PARTIALS);
  }

  private static void block3x5(
      float[] a,
      int aOffset,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k + 1];
    int row2 = inOffset + at[k + 2];
    int row3 = inOffset + at[k + 3];
    int row4 = inOffset + at[k + 4];
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + 2 * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + 3 * PARTIALS);
    FloatVector c04 = FloatVector.fromArray(SPECIES, sums, sum + 4 * PARTIALS);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + PARTIALS);
    FloatVector c12 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 2 * PARTIALS);
    FloatVector c13 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 3 * PARTIALS);
    FloatVector c14 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 4 * PARTIALS);
    FloatVector c20 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + PARTIALS);
    FloatVector c22 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 2 * PARTIALS);
    FloatVector c23 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 3 * PARTIALS);
    FloatVector c24 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 4 * PARTIALS);
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row1 + i);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row2 + i);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row3 + i);
      FloatVector x4 = FloatVector.fromArray(SPECIES, in, row4 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      c01 = a0.fma(x1, c01);
      c02 = a0.fma(x2, c02);
      c03 = a0.fma(x3, c03);
      c04 = a0.fma(x4, c04);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + aRow + i);
      c10 = a1.fma(x0, c10);
      c11 = a1.fma(x1, c11);
      c12 = a1.fma(x2, c12);
      c13 = a1.fma(x3, c13);
      c14 = a1.fma(x4, c14);
      FloatVector a2 = FloatVector.fromArray(SPECIES, a, aOffset + 2 * aRow + i);
      c20 = a2.fma(x0, c20);
      c21 = a2.fma(x1, c21);
      c22 = a2.fma(x2, c22);
      c23 = a2.fma(x3, c23);
      c24 = a2.fma(x4, c24);
    }
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + PARTIALS);
    c02.intoArray(sums, sum + 2 * PARTIALS);
    c03.intoArray(sums, sum + 3 * PARTIALS);
    c04.intoArray(sums, sum + 4 * PARTIALS);
    c10.intoArray(sums, sum + sumRow);
    c11.intoArray(sums, sum + sumRow + PARTIALS);
    c12.intoArray(sums, sum + sumRow + 2 * PARTIALS);
    c13.intoArray(sums, sum + sumRow + 3 * PARTIALS);
    c14.intoArray(sums, sum + sumRow + 4 * PARTIALS);
    c20.intoArray(sums, sum + 2 * sumRow);
    c21.intoArray(sums, sum + 2 * sumRow + PARTIALS);
    c22.intoArray(sums, sum + 2 * sumRow + 2 * PARTIALS);
    c23.intoArray(sums, sum + 2 * sumRow + 3 * PARTIALS);
    c24.intoArray(sums, sum + 2 * sumRow + 4 * PARTIALS);
  }

  private static void block3x4(
      float[] a,
      int aOffset,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      int taps,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int k1 = Math.min(k + 1, taps - 1);
    int k2 = Math.min(k + 2, taps - 1);
    int k3 = Math.min(k + 3, taps - 1);
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k1];
    int row2 = inOffset + at[k2];
    int row3 = inOffset + at[k3];
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + (k1 - k) * PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + (k2 - k) * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + (k3 - k) * PARTIALS);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k1 - k) * PARTIALS);
    FloatVector c12 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k2 - k) * PARTIALS);
    FloatVector c13 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k3 - k) * PARTIALS);
    FloatVector c20 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + (k1 - k) * PARTIALS);
    FloatVector c22 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + (k2 - k) * PARTIALS);
    FloatVector c23 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + (k3 - k) * PARTIALS);
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row1 + i);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row2 + i);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row3 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      c01 = a0.fma(x1, c01);
      c02 = a0.fma(x2, c02);
      c03 = a0.fma(x3, c03);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + aRow + i);
      c10 = a1.fma(x0, c10);
      c11 = a1.fma(x1, c11);
      c12 = a1.fma(x2, c12);
      c13 = a1.fma(x3, c13);
      FloatVector a2 = FloatVector.fromArray(SPECIES, a, aOffset + 2 * aRow + i);
      c20 = a2.fma(x0, c20);
      c21 = a2.fma(x1, c21);
      c22 = a2.fma(x2, c22);
      c23 = a2.fma(x3, c23);
    }
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + (k1 - k) * PARTIALS);
    c02.intoArray(sums, sum + (k2 - k) * PARTIALS);
    c03.intoArray(sums, sum + (k3 - k) * PARTIALS);
    c10.intoArray(sums, sum + sumRow);
    c11.intoArray(sums, sum + sumRow + (k1 - k) * PARTIALS);
    c12.intoArray(sums, sum + sumRow + (k2 - k) * PARTIALS);
    c13.intoArray(sums, sum + sumRow + (k3 - k) * PARTIALS);
    c20.intoArray(sums, sum + 2 * sumRow);
    c21.intoArray(sums, sum + 2 * sumRow + (k1 - k) * PARTIALS);
    c22.intoArray(sums, sum + 2 * sumRow + (k2 - k) * PARTIALS);
    c23.intoArray(sums, sum + 2 * sumRow + (k3 - k) * PARTIALS);
  }

  private static void block2x4(
      float[] a,
      int aOffset,
      int aRow,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      int taps,
      float[] sums,
      int sum,
      int sumRow,
      int n) {
    int k1 = Math.min(k + 1, taps - 1);
    int k2 = Math.min(k + 2, taps - 1);
    int k3 = Math.min(k + 3, taps - 1);
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k1];
    int row2 = inOffset + at[k2];
    int row3 = inOffset + at[k3];
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + (k1 - k) * PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + (k2 - k) * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + (k3 - k) * PARTIALS);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k1 - k) * PARTIALS);
    FloatVector c12 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k2 - k) * PARTIALS);
    FloatVector c13 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + (k3 - k) * PARTIALS);
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row1 + i);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row2 + i);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row3 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      c01 = a0.fma(x1, c01);
      c02 = a0.fma(x2, c02);
      c03 = a0.fma(x3, c03);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + aRow + i);
      c10 = a1.fma(x0, c10);
      c11 = a1.fma(x1, c11);
      c12 = a1.fma(x2, c12);
      c13 = a1.fma(x3, c13);
    }
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + (k1 - k) * PARTIALS);
    c02.intoArray(sums, sum + (k2 - k) * PARTIALS);
    c03.intoArray(sums, sum + (k3 - k) * PARTIALS);
    c10.intoArray(sums, sum + sumRow);
    c11.intoArray(sums, sum + sumRow + (k1 - k) * PARTIALS);
    c12.intoArray(sums, sum + sumRow + (k2 - k) * PARTIALS);
    c13.intoArray(sums, sum + sumRow + (k3 - k) * PARTIALS);
  }

  private static void block1x4(
      float[] a,
      int aOffset,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      int taps,
      float[] sums,
      int sum,
      int n) {
    int k1 = Math.min(k + 1, taps - 1);
    int k2 = Math.min(k + 2, taps - 1);
    int k3 = Math.min(k + 3, taps - 1);
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k1];
    int row2 = inOffset + at[k2];
    int row3 = inOffset + at[k3];
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + (k1 - k) * PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + (k2 - k) * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + (k3 - k) * PARTIALS);
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row1 + i);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row2 + i);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row3 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      c01 = a0.fma(x1, c01);
      c02 = a0.fma(x2, c02);
      c03 = a0.fma(x3, c03);
    }
    c00.intoArray(sums, sum);
    c01.intoArray(sums, sum + (k1 - k) * PARTIALS);
    c02.intoArray(sums, sum + (k2 - k) * PARTIALS);
    c03.intoArray(sums, sum + (k3 - k) * PARTIALS);
  }
}
