package inr.codec.train.kernel;

import inr.cpu.kernel.VectorLanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weighted sums of rows in the Vector API.
 *
 * <p>Maintainers: {@code blockRxV} keeps R outputs of V vectors in registers through the sum over
 * taps: 4 x 4 where there are 32 registers, 4 x 2 where there are 16. Everything lives in locals of
 * one method each, hence the repetition. Columns beyond whole vectors are the scalar twin's.
 */
final class VectorSums {
  /** Sums that begin with what is there. */
  static final float[] ADDS = {};

  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();
  private static final boolean MANY_REGISTERS = LANES == 16;

  private VectorSums() {}

  /** {@link TapKernel#affine}, with {@code start} for the bias. */
  static void run(
      float[] start,
      int startOffset,
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
      if (rows == 1) {
        for (; i + 8 * LANES <= n; i += 8 * LANES) {
          block1x8(
              start,
              startOffset,
              w,
              wOffset,
              taps,
              in,
              inOffset + i,
              at,
              least,
              out,
              outOffset + i);
        }
      }
      for (; i + 4 * LANES <= n; i += 4 * LANES) {
        int o = 0;
        for (; o + 4 <= rows; o += 4) {
          block4x4(
              start,
              startOffset + o,
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
        int f = startOffset + o;
        int v = wOffset + o * wRow;
        int to = outOffset + o * outRow + i;
        switch (rows - o) {
          case 3 ->
              block3x4(start, f, w, v, wRow, taps, in, inOffset + i, at, least, out, to, outRow);
          case 2 ->
              block2x4(start, f, w, v, wRow, taps, in, inOffset + i, at, least, out, to, outRow);
          case 1 -> block1x4(start, f, w, v, taps, in, inOffset + i, at, least, out, to);
          default -> {}
        }
      }
    }
    for (; i + 2 * LANES <= n; i += 2 * LANES) {
      int o = 0;
      for (; o + 4 <= rows; o += 4) {
        block4x2(
            start,
            startOffset + o,
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
        block1x2(
            start,
            startOffset + o,
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
      int o = 0;
      for (; o + 4 <= rows; o += 4) {
        block4x1(
            start,
            startOffset + o,
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
        block1x1(
            start,
            startOffset + o,
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
        if (start != ADDS) {
          Arrays.fill(out, row + i, row + n, start[startOffset + o]);
        }
        ScalarTapKernel.columns(w, wOffset + o * wRow, taps, in, inOffset, at, out, row, i, n);
        ScalarTapKernel.raise(least, out, row + i, row + n);
      }
    }
  }

  private static void block4x4(
      float[] start,
      int startOffset,
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
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    FloatVector c01 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c02 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c03 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    float s1 = adds ? 0 : start[startOffset + 1];
    FloatVector c10 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c11 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + LANES)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c12 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c13 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s1);
    float s2 = adds ? 0 : start[startOffset + 2];
    FloatVector c20 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow)
            : FloatVector.broadcast(SPECIES, s2);
    FloatVector c21 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + LANES)
            : FloatVector.broadcast(SPECIES, s2);
    FloatVector c22 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s2);
    FloatVector c23 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s2);
    float s3 = adds ? 0 : start[startOffset + 3];
    FloatVector c30 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow)
            : FloatVector.broadcast(SPECIES, s3);
    FloatVector c31 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + LANES)
            : FloatVector.broadcast(SPECIES, s3);
    FloatVector c32 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s3);
    FloatVector c33 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s3);
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

  private static void block3x4(
      float[] start,
      int startOffset,
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
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    FloatVector c01 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c02 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c03 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    float s1 = adds ? 0 : start[startOffset + 1];
    FloatVector c10 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c11 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + LANES)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c12 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c13 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s1);
    float s2 = adds ? 0 : start[startOffset + 2];
    FloatVector c20 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow)
            : FloatVector.broadcast(SPECIES, s2);
    FloatVector c21 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + LANES)
            : FloatVector.broadcast(SPECIES, s2);
    FloatVector c22 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s2);
    FloatVector c23 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s2);
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
  }

  private static void block2x4(
      float[] start,
      int startOffset,
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
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    FloatVector c01 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c02 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c03 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    float s1 = adds ? 0 : start[startOffset + 1];
    FloatVector c10 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c11 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + LANES)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c12 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c13 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s1);
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

  private static void block1x8(
      float[] start,
      int startOffset,
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset) {
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    FloatVector c01 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c02 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c03 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c04 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 4 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c05 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 5 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c06 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 6 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c07 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 7 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, in, row + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, in, row + 3 * LANES);
      FloatVector x4 = FloatVector.fromArray(SPECIES, in, row + 4 * LANES);
      FloatVector x5 = FloatVector.fromArray(SPECIES, in, row + 5 * LANES);
      FloatVector x6 = FloatVector.fromArray(SPECIES, in, row + 6 * LANES);
      FloatVector x7 = FloatVector.fromArray(SPECIES, in, row + 7 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      c04 = w0.fma(x4, c04);
      c05 = w0.fma(x5, c05);
      c06 = w0.fma(x6, c06);
      c07 = w0.fma(x7, c07);
    }
    c00.max(least).intoArray(out, outOffset);
    c01.max(least).intoArray(out, outOffset + LANES);
    c02.max(least).intoArray(out, outOffset + 2 * LANES);
    c03.max(least).intoArray(out, outOffset + 3 * LANES);
    c04.max(least).intoArray(out, outOffset + 4 * LANES);
    c05.max(least).intoArray(out, outOffset + 5 * LANES);
    c06.max(least).intoArray(out, outOffset + 6 * LANES);
    c07.max(least).intoArray(out, outOffset + 7 * LANES);
  }

  private static void block1x4(
      float[] start,
      int startOffset,
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset) {
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    FloatVector c01 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c02 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
    FloatVector c03 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * LANES)
            : FloatVector.broadcast(SPECIES, s0);
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

  private static void block4x2(
      float[] start,
      int startOffset,
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
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    FloatVector c01 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + LANES)
            : FloatVector.broadcast(SPECIES, s0);
    float s1 = adds ? 0 : start[startOffset + 1];
    FloatVector c10 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow)
            : FloatVector.broadcast(SPECIES, s1);
    FloatVector c11 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow + LANES)
            : FloatVector.broadcast(SPECIES, s1);
    float s2 = adds ? 0 : start[startOffset + 2];
    FloatVector c20 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow)
            : FloatVector.broadcast(SPECIES, s2);
    FloatVector c21 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow + LANES)
            : FloatVector.broadcast(SPECIES, s2);
    float s3 = adds ? 0 : start[startOffset + 3];
    FloatVector c30 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow)
            : FloatVector.broadcast(SPECIES, s3);
    FloatVector c31 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow + LANES)
            : FloatVector.broadcast(SPECIES, s3);
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

  private static void block1x2(
      float[] start,
      int startOffset,
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset) {
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    FloatVector c01 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + LANES)
            : FloatVector.broadcast(SPECIES, s0);
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

  private static void block4x1(
      float[] start,
      int startOffset,
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
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    float s1 = adds ? 0 : start[startOffset + 1];
    FloatVector c10 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + outRow)
            : FloatVector.broadcast(SPECIES, s1);
    float s2 = adds ? 0 : start[startOffset + 2];
    FloatVector c20 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 2 * outRow)
            : FloatVector.broadcast(SPECIES, s2);
    float s3 = adds ? 0 : start[startOffset + 3];
    FloatVector c30 =
        adds
            ? FloatVector.fromArray(SPECIES, out, outOffset + 3 * outRow)
            : FloatVector.broadcast(SPECIES, s3);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      FloatVector w1 = FloatVector.broadcast(SPECIES, w[wOffset + wRow + k]);
      c10 = w1.fma(x0, c10);
      FloatVector w2 = FloatVector.broadcast(SPECIES, w[wOffset + 2 * wRow + k]);
      c20 = w2.fma(x0, c20);
      FloatVector w3 = FloatVector.broadcast(SPECIES, w[wOffset + 3 * wRow + k]);
      c30 = w3.fma(x0, c30);
    }
    c00.max(least).intoArray(out, outOffset);
    c10.max(least).intoArray(out, outOffset + outRow);
    c20.max(least).intoArray(out, outOffset + 2 * outRow);
    c30.max(least).intoArray(out, outOffset + 3 * outRow);
  }

  private static void block1x1(
      float[] start,
      int startOffset,
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float least,
      float[] out,
      int outOffset) {
    boolean adds = start == ADDS;
    float s0 = adds ? 0 : start[startOffset];
    FloatVector c00 =
        adds ? FloatVector.fromArray(SPECIES, out, outOffset) : FloatVector.broadcast(SPECIES, s0);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
    }
    c00.max(least).intoArray(out, outOffset);
  }
}
