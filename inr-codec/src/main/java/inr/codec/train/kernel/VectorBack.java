package inr.codec.train.kernel;

import inr.cpu.kernel.VectorLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weighted sums of rows that a gate lets through, in the Vector API.
 *
 * <p>Maintainers: as {@link VectorSums}, but the gate is read where the sum is in a register.
 * Blocks that can do both were too much for the compiler to inline.
 */
final class VectorBack {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
  private static final int LANES = SPECIES.length();
  private static final boolean MANY_REGISTERS = LANES == 16;

  private VectorBack() {}

  /** {@link TapKernel#back}. */
  static void run(
      float[] w,
      int wOffset,
      int wRow,
      int rows,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    int i = 0;
    if (MANY_REGISTERS) {
      for (; i + 4 * LANES <= n; i += 4 * LANES) {
        int o = 0;
        for (; o + 4 <= rows; o += 4) {
          block4x4(
              w,
              wOffset + o * wRow,
              wRow,
              taps,
              in,
              inOffset + i,
              at,
              gate,
              gateOffset + o * outRow + i,
              out,
              outOffset + o * outRow + i,
              outRow);
        }
        for (; o < rows; o++) {
          block1x4(
              w,
              wOffset + o * wRow,
              taps,
              in,
              inOffset + i,
              at,
              gate,
              gateOffset + o * outRow + i,
              out,
              outOffset + o * outRow + i);
        }
      }
    }
    for (; i + 2 * LANES <= n; i += 2 * LANES) {
      int o = 0;
      for (; o + 4 <= rows; o += 4) {
        block4x2(
            w,
            wOffset + o * wRow,
            wRow,
            taps,
            in,
            inOffset + i,
            at,
            gate,
            gateOffset + o * outRow + i,
            out,
            outOffset + o * outRow + i,
            outRow);
      }
      for (; o < rows; o++) {
        block1x2(
            w,
            wOffset + o * wRow,
            taps,
            in,
            inOffset + i,
            at,
            gate,
            gateOffset + o * outRow + i,
            out,
            outOffset + o * outRow + i);
      }
    }
    if (i + LANES <= n) {
      for (int o = 0; o < rows; o++) {
        block1x1(
            w,
            wOffset + o * wRow,
            taps,
            in,
            inOffset + i,
            at,
            gate,
            gateOffset + o * outRow + i,
            out,
            outOffset + o * outRow + i);
      }
      i += LANES;
    }
    for (int o = 0; o < rows; o++) {
      ScalarTapKernel.gated(
          w,
          wOffset + o * wRow,
          taps,
          in,
          inOffset,
          at,
          gate,
          gateOffset + o * outRow,
          out,
          outOffset + o * outRow,
          i,
          n);
    }
  }

  private static void block4x4(
      float[] w,
      int wOffset,
      int wRow,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset,
      int outRow) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c03 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c23 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    FloatVector c33 = FloatVector.zero(SPECIES);
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
    c00.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset).eq(0)).intoArray(out, outOffset);
    c01.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + LANES).eq(0))
        .intoArray(out, outOffset + LANES);
    c02.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * LANES).eq(0))
        .intoArray(out, outOffset + 2 * LANES);
    c03.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * LANES).eq(0))
        .intoArray(out, outOffset + 3 * LANES);
    c10.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + outRow).eq(0))
        .intoArray(out, outOffset + outRow);
    c11.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + outRow + LANES).eq(0))
        .intoArray(out, outOffset + outRow + LANES);
    c12.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + outRow + 2 * LANES).eq(0))
        .intoArray(out, outOffset + outRow + 2 * LANES);
    c13.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + outRow + 3 * LANES).eq(0))
        .intoArray(out, outOffset + outRow + 3 * LANES);
    c20.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * outRow).eq(0))
        .intoArray(out, outOffset + 2 * outRow);
    c21.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * outRow + LANES).eq(0))
        .intoArray(out, outOffset + 2 * outRow + LANES);
    c22.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * outRow + 2 * LANES).eq(0))
        .intoArray(out, outOffset + 2 * outRow + 2 * LANES);
    c23.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * outRow + 3 * LANES).eq(0))
        .intoArray(out, outOffset + 2 * outRow + 3 * LANES);
    c30.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * outRow).eq(0))
        .intoArray(out, outOffset + 3 * outRow);
    c31.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * outRow + LANES).eq(0))
        .intoArray(out, outOffset + 3 * outRow + LANES);
    c32.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * outRow + 2 * LANES).eq(0))
        .intoArray(out, outOffset + 3 * outRow + 2 * LANES);
    c33.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * outRow + 3 * LANES).eq(0))
        .intoArray(out, outOffset + 3 * outRow + 3 * LANES);
  }

  private static void block1x4(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c03 = FloatVector.zero(SPECIES);
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
    c00.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset).eq(0)).intoArray(out, outOffset);
    c01.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + LANES).eq(0))
        .intoArray(out, outOffset + LANES);
    c02.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * LANES).eq(0))
        .intoArray(out, outOffset + 2 * LANES);
    c03.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * LANES).eq(0))
        .intoArray(out, outOffset + 3 * LANES);
  }

  private static void block4x2(
      float[] w,
      int wOffset,
      int wRow,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset,
      int outRow) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
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
    c00.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset).eq(0)).intoArray(out, outOffset);
    c01.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + LANES).eq(0))
        .intoArray(out, outOffset + LANES);
    c10.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + outRow).eq(0))
        .intoArray(out, outOffset + outRow);
    c11.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + outRow + LANES).eq(0))
        .intoArray(out, outOffset + outRow + LANES);
    c20.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * outRow).eq(0))
        .intoArray(out, outOffset + 2 * outRow);
    c21.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 2 * outRow + LANES).eq(0))
        .intoArray(out, outOffset + 2 * outRow + LANES);
    c30.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * outRow).eq(0))
        .intoArray(out, outOffset + 3 * outRow);
    c31.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + 3 * outRow + LANES).eq(0))
        .intoArray(out, outOffset + 3 * outRow + LANES);
  }

  private static void block1x2(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector x1 = FloatVector.fromArray(SPECIES, in, row + LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
    }
    c00.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset).eq(0)).intoArray(out, outOffset);
    c01.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset + LANES).eq(0))
        .intoArray(out, outOffset + LANES);
  }

  private static void block1x1(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    for (int k = 0; k < taps; k++) {
      int row = inOffset + at[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, in, row);
      FloatVector w0 = FloatVector.broadcast(SPECIES, w[wOffset + k]);
      c00 = w0.fma(x0, c00);
    }
    c00.blend(0, FloatVector.fromArray(SPECIES, gate, gateOffset).eq(0)).intoArray(out, outOffset);
  }
}
