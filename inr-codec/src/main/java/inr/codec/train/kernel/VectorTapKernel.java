package inr.codec.train.kernel;

import inr.cpu.kernel.VectorLanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over taps in the Vector API.
 *
 * <p>Maintainers: {@code blockRxV} keeps R outputs of V vectors in registers through the sum over
 * taps, {@code dotsRxT} the gradients of R outputs and T taps through the sum over pixels; 4 x 4
 * where there are 32 registers, 4 x 2 and 2 x 4 where there are 16. Everything lives in locals of
 * one method each, hence the repetition. Columns and pixels beyond whole vectors are the scalar
 * twin's.
 */
final class VectorTapKernel implements TapKernel {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();
  private static final boolean MANY_REGISTERS = LANES == 16;

  @Override
  public void affine(
      float[] bias,
      int biasOffset,
      float[] w,
      int wOffset,
      int wRow,
      int rows,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    for (int o = 0; o < rows; o++) {
      int row = outOffset + o * outRow;
      Arrays.fill(out, row, row + n, bias[biasOffset + o]);
    }
    sums(w, wOffset, wRow, rows, taps, in, inOffset, at, least, out, outOffset, outRow, n);
  }

  @Override
  public void add(
      float[] w,
      int wOffset,
      int wRow,
      int rows,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    sums(w, wOffset, wRow, rows, taps, in, inOffset, at, ANY, out, outOffset, outRow, n);
  }

  /** out = max(least, out + Σₖ w · in): sums begin with what lies there. */
  private static void sums(
      float[] w,
      int wOffset,
      int wRow,
      int rows,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    int i = 0;
    if (MANY_REGISTERS) {
      for (; i + 4 * LANES <= n; i += 4 * LANES) {
        int o = 0;
        for (; o + 4 <= rows; o += 4) {
          sums4x4(
              w,
              wOffset + o * wRow,
              wRow,
              taps,
              in,
              inOffset + i,
              at,
              least,
              out,
              outOffset + o * outRow + i,
              outRow);
        }
        if (o + 2 <= rows) {
          sums2x4(
              w,
              wOffset + o * wRow,
              wRow,
              taps,
              in,
              inOffset + i,
              at,
              least,
              out,
              outOffset + o * outRow + i,
              outRow);
          o += 2;
        }
        if (o < rows) {
          sums1x4(
              w,
              wOffset + o * wRow,
              taps,
              in,
              inOffset + i,
              at,
              least,
              out,
              outOffset + o * outRow + i);
        }
      }
    }
    for (; i + 2 * LANES <= n; i += 2 * LANES) {
      int o = 0;
      for (; o + 4 <= rows; o += 4) {
        sums4x2(
            w,
            wOffset + o * wRow,
            wRow,
            taps,
            in,
            inOffset + i,
            at,
            least,
            out,
            outOffset + o * outRow + i,
            outRow);
      }
      for (; o < rows; o++) {
        sums1x2(
            w,
            wOffset + o * wRow,
            taps,
            in,
            inOffset + i,
            at,
            least,
            out,
            outOffset + o * outRow + i);
      }
    }
    if (i + LANES <= n) {
      for (int o = 0; o < rows; o++) {
        sums1x1(
            w,
            wOffset + o * wRow,
            taps,
            in,
            inOffset + i,
            at,
            least,
            out,
            outOffset + o * outRow + i);
      }
      i += LANES;
    }
    if (i < n) {
      for (int o = 0; o < rows; o++) {
        int row = outOffset + o * outRow;
        ScalarTapKernel.columns(w, wOffset + o * wRow, taps, in, inOffset, at, out, row, i, n);
        ScalarTapKernel.raise(least, out, row + i, row + n);
      }
    }
  }

  private static void sums4x4(
      float[] w,
      int wOffset,
      int wRow,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset,
      int outRow) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, out, outOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, out, outOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, out, outOffset + outRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, out, outOffset + outRow + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, out, outOffset + outRow + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, out, outOffset + outRow + 3 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + 2 * LANES);
    FloatVector c23 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + 3 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + 2 * LANES);
    FloatVector c33 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + 3 * LANES);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row + 3 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[wOffset + wRow + k]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
      FloatVector w2 = FloatVector.broadcast(SPECIES, w[wOffset + 2 * wRow + k]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      c23 = w2.fma(x3, c23);
      FloatVector w3 = FloatVector.broadcast(SPECIES, w[wOffset + 3 * wRow + k]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
      c33 = w3.fma(x3, c33);
    }
    c00.max(least).intoArray(out, outOffset);
    c01.max(least).intoArray(out, outOffset + LANES);
    c02.max(least).intoArray(out, outOffset + 2 * LANES);
    c03.max(least).intoArray(out, outOffset + 3 * LANES);
    c10.max(least).intoArray(out, outOffset + outRow);
    c11.max(least).intoArray(out, outOffset + outRow + LANES);
    c12.max(least).intoArray(out, outOffset + outRow + 2 * LANES);
    c13.max(least).intoArray(out, outOffset + outRow + 3 * LANES);
    c20.max(least).intoArray(out, outOffset + 2 * outRow);
    c21.max(least).intoArray(out, outOffset + 2 * outRow + LANES);
    c22.max(least).intoArray(out, outOffset + 2 * outRow + 2 * LANES);
    c23.max(least).intoArray(out, outOffset + 2 * outRow + 3 * LANES);
    c30.max(least).intoArray(out, outOffset + 3 * outRow);
    c31.max(least).intoArray(out, outOffset + 3 * outRow + LANES);
    c32.max(least).intoArray(out, outOffset + 3 * outRow + 2 * LANES);
    c33.max(least).intoArray(out, outOffset + 3 * outRow + 3 * LANES);
  }

  private static void sums2x4(
      float[] w,
      int wOffset,
      int wRow,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset,
      int outRow) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, out, outOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, out, outOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, out, outOffset + outRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, out, outOffset + outRow + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, out, outOffset + outRow + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, out, outOffset + outRow + 3 * LANES);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row + 3 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[wOffset + wRow + k]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
    }
    c00.max(least).intoArray(out, outOffset);
    c01.max(least).intoArray(out, outOffset + LANES);
    c02.max(least).intoArray(out, outOffset + 2 * LANES);
    c03.max(least).intoArray(out, outOffset + 3 * LANES);
    c10.max(least).intoArray(out, outOffset + outRow);
    c11.max(least).intoArray(out, outOffset + outRow + LANES);
    c12.max(least).intoArray(out, outOffset + outRow + 2 * LANES);
    c13.max(least).intoArray(out, outOffset + outRow + 3 * LANES);
  }

  private static void sums1x4(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, out, outOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, out, outOffset + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row + 3 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
    }
    c00.max(least).intoArray(out, outOffset);
    c01.max(least).intoArray(out, outOffset + LANES);
    c02.max(least).intoArray(out, outOffset + 2 * LANES);
    c03.max(least).intoArray(out, outOffset + 3 * LANES);
  }

  private static void sums4x2(
      float[] w,
      int wOffset,
      int wRow,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset,
      int outRow) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, out, outOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, out, outOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, out, outOffset + outRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, out, outOffset + outRow + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + LANES);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row + LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[wOffset + wRow + k]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      FloatVector w2 = FloatVector.broadcast(SPECIES, w[wOffset + 2 * wRow + k]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      FloatVector w3 = FloatVector.broadcast(SPECIES, w[wOffset + 3 * wRow + k]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
    }
    c00.max(least).intoArray(out, outOffset);
    c01.max(least).intoArray(out, outOffset + LANES);
    c10.max(least).intoArray(out, outOffset + outRow);
    c11.max(least).intoArray(out, outOffset + outRow + LANES);
    c20.max(least).intoArray(out, outOffset + 2 * outRow);
    c21.max(least).intoArray(out, outOffset + 2 * outRow + LANES);
    c30.max(least).intoArray(out, outOffset + 3 * outRow);
    c31.max(least).intoArray(out, outOffset + 3 * outRow + LANES);
  }

  private static void sums1x2(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, out, outOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, out, outOffset + LANES);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row + LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
    }
    c00.max(least).intoArray(out, outOffset);
    c01.max(least).intoArray(out, outOffset + LANES);
  }

  private static void sums1x1(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, out, outOffset);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
    }
    c00.max(least).intoArray(out, outOffset);
  }

  @Override
  public void stop(float[] gate, int gateOffset, float[] out, int outOffset, int n) {
    int bound = SPECIES.loopBound(n);
    for (int i = 0; i < bound; i += LANES) {
      IntVector open =
          FloatVector.fromArray(SPECIES, gate, gateOffset + i)
              .reinterpretAsInts()
              .neg()
              .lanewise(VectorOperators.ASHR, 31);
      FloatVector.fromArray(SPECIES, out, outOffset + i)
          .reinterpretAsInts()
          .and(open)
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
    ScalarTapKernel.close(gate, gateOffset, out, outOffset, bound, n);
  }

  @Override
  public void addDots(
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
    for (int lane = 0; lane < PARTIALS; lane += LANES) {
      int o = 0;
      if (MANY_REGISTERS) {
        for (; o + 4 <= rows; o += 4) {
          int row = aOffset + o * aRow + lane;
          int sum = sumsOffset + o * sumRow + lane;
          int k = 0;
          for (; k + 4 <= taps; k += 4) {
            dots4x4(
                a, row, aRow, in, inOffset + lane, at, k, sums, sum + k * PARTIALS, sumRow, whole);
          }
          for (; k < taps; k++) {
            dots4x1(
                a, row, aRow, in, inOffset + lane, at, k, sums, sum + k * PARTIALS, sumRow, whole);
          }
        }
      }
      for (; o + 2 <= rows; o += 2) {
        int row = aOffset + o * aRow + lane;
        int sum = sumsOffset + o * sumRow + lane;
        int k = 0;
        for (; k + 4 <= taps; k += 4) {
          dots2x4(
              a, row, aRow, in, inOffset + lane, at, k, sums, sum + k * PARTIALS, sumRow, whole);
        }
        for (; k < taps; k++) {
          dots2x1(
              a, row, aRow, in, inOffset + lane, at, k, sums, sum + k * PARTIALS, sumRow, whole);
        }
      }
      if (o < rows) {
        int row = aOffset + o * aRow + lane;
        int sum = sumsOffset + o * sumRow + lane;
        int k = 0;
        for (; k + 4 <= taps; k += 4) {
          dots1x4(a, row, in, inOffset + lane, at, k, sums, sum + k * PARTIALS, whole);
        }
        for (; k < taps; k++) {
          dots1x1(a, row, in, inOffset + lane, at, k, sums, sum + k * PARTIALS, whole);
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

  private static void dots4x4(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + 2 * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + 3 * PARTIALS);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + PARTIALS);
    FloatVector c12 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 2 * PARTIALS);
    FloatVector c13 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 3 * PARTIALS);
    FloatVector c20 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + PARTIALS);
    FloatVector c22 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 2 * PARTIALS);
    FloatVector c23 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow + 3 * PARTIALS);
    FloatVector c30 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + PARTIALS);
    FloatVector c32 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + 2 * PARTIALS);
    FloatVector c33 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow + 3 * PARTIALS);
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k + 1];
    int row2 = inOffset + at[k + 2];
    int row3 = inOffset + at[k + 3];
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
    c01.intoArray(sums, sum + PARTIALS);
    c02.intoArray(sums, sum + 2 * PARTIALS);
    c03.intoArray(sums, sum + 3 * PARTIALS);
    c10.intoArray(sums, sum + sumRow);
    c11.intoArray(sums, sum + sumRow + PARTIALS);
    c12.intoArray(sums, sum + sumRow + 2 * PARTIALS);
    c13.intoArray(sums, sum + sumRow + 3 * PARTIALS);
    c20.intoArray(sums, sum + 2 * sumRow);
    c21.intoArray(sums, sum + 2 * sumRow + PARTIALS);
    c22.intoArray(sums, sum + 2 * sumRow + 2 * PARTIALS);
    c23.intoArray(sums, sum + 2 * sumRow + 3 * PARTIALS);
    c30.intoArray(sums, sum + 3 * sumRow);
    c31.intoArray(sums, sum + 3 * sumRow + PARTIALS);
    c32.intoArray(sums, sum + 3 * sumRow + 2 * PARTIALS);
    c33.intoArray(sums, sum + 3 * sumRow + 3 * PARTIALS);
  }

  private static void dots4x1(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c20 = FloatVector.fromArray(SPECIES, sums, sum + 2 * sumRow);
    FloatVector c30 = FloatVector.fromArray(SPECIES, sums, sum + 3 * sumRow);
    int row0 = inOffset + at[k];
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + aRow + i);
      c10 = a1.fma(x0, c10);
      FloatVector a2 = FloatVector.fromArray(SPECIES, a, aOffset + 2 * aRow + i);
      c20 = a2.fma(x0, c20);
      FloatVector a3 = FloatVector.fromArray(SPECIES, a, aOffset + 3 * aRow + i);
      c30 = a3.fma(x0, c30);
    }
    c00.intoArray(sums, sum);
    c10.intoArray(sums, sum + sumRow);
    c20.intoArray(sums, sum + 2 * sumRow);
    c30.intoArray(sums, sum + 3 * sumRow);
  }

  private static void dots2x4(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + 2 * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + 3 * PARTIALS);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + PARTIALS);
    FloatVector c12 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 2 * PARTIALS);
    FloatVector c13 = FloatVector.fromArray(SPECIES, sums, sum + sumRow + 3 * PARTIALS);
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k + 1];
    int row2 = inOffset + at[k + 2];
    int row3 = inOffset + at[k + 3];
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
    c01.intoArray(sums, sum + PARTIALS);
    c02.intoArray(sums, sum + 2 * PARTIALS);
    c03.intoArray(sums, sum + 3 * PARTIALS);
    c10.intoArray(sums, sum + sumRow);
    c11.intoArray(sums, sum + sumRow + PARTIALS);
    c12.intoArray(sums, sum + sumRow + 2 * PARTIALS);
    c13.intoArray(sums, sum + sumRow + 3 * PARTIALS);
  }

  private static void dots2x1(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c10 = FloatVector.fromArray(SPECIES, sums, sum + sumRow);
    int row0 = inOffset + at[k];
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOffset + aRow + i);
      c10 = a1.fma(x0, c10);
    }
    c00.intoArray(sums, sum);
    c10.intoArray(sums, sum + sumRow);
  }

  private static void dots1x4(
      float[] a,
      int aOffset,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      float[] sums,
      int sum,
      int n) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    FloatVector c01 = FloatVector.fromArray(SPECIES, sums, sum + PARTIALS);
    FloatVector c02 = FloatVector.fromArray(SPECIES, sums, sum + 2 * PARTIALS);
    FloatVector c03 = FloatVector.fromArray(SPECIES, sums, sum + 3 * PARTIALS);
    int row0 = inOffset + at[k];
    int row1 = inOffset + at[k + 1];
    int row2 = inOffset + at[k + 2];
    int row3 = inOffset + at[k + 3];
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
    c01.intoArray(sums, sum + PARTIALS);
    c02.intoArray(sums, sum + 2 * PARTIALS);
    c03.intoArray(sums, sum + 3 * PARTIALS);
  }

  private static void dots1x1(
      float[] a,
      int aOffset,
      float[] in,
      int inOffset,
      int[] at,
      int k,
      float[] sums,
      int sum,
      int n) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, sums, sum);
    int row0 = inOffset + at[k];
    for (int i = 0; i < n; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row0 + i);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      c00 = a0.fma(x0, c00);
    }
    c00.intoArray(sums, sum);
  }
}
