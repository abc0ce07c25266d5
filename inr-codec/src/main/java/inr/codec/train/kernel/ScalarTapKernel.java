package inr.codec.train.kernel;

import java.util.Arrays;

/** Plain loops, the definition of every other implementation. */
final class ScalarTapKernel implements TapKernel {
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
      columns(w, wOffset + o * wRow, taps, in, inOffset, at, out, row, 0, n);
      raise(least, out, row, row + n);
    }
  }

  /** out = max(least, out) from {@code from} to {@code to}. */
  static void raise(float least, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.max(out[i], least);
    }
  }

  @Override
  public void stop(float[] gate, int gateOffset, float[] out, int outOffset, int n) {
    close(gate, gateOffset, out, outOffset, 0, n);
  }

  /** {@link #stop} from element {@code from} on. */
  static void close(float[] gate, int gateOffset, float[] out, int outOffset, int from, int n) {
    for (int i = from; i < n; i++) {
      if (gate[gateOffset + i] == 0) {
        out[outOffset + i] = 0;
      }
    }
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
    for (int o = 0; o < rows; o++) {
      columns(w, wOffset + o * wRow, taps, in, inOffset, at, out, outOffset + o * outRow, 0, n);
    }
  }

  @Override
  public void back(
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
    for (int o = 0; o < rows; o++) {
      gated(
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
          0,
          n);
    }
  }

  /** One output row of {@link #back}, columns {@code from} to {@code n}. */
  static void gated(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] gate,
      int gateOffset,
      float[] out,
      int outOffset,
      int from,
      int n) {
    for (int i = from; i < n; i++) {
      float sum = 0;
      for (int k = 0; k < taps; k++) {
        sum = Math.fma(w[wOffset + k], in[inOffset + at[k] + i], sum);
      }
      out[outOffset + i] = gate[gateOffset + i] == 0 ? 0 : sum;
    }
  }

  /** One output row, columns {@code from} to {@code n}. */
  static void columns(
      float[] w,
      int wOffset,
      int taps,
      float[] in,
      int inOffset,
      int[] at,
      float[] out,
      int outOffset,
      int from,
      int n) {
    for (int k = 0; k < taps; k++) {
      float factor = w[wOffset + k];
      int row = inOffset + at[k];
      for (int i = from; i < n; i++) {
        out[outOffset + i] = Math.fma(factor, in[row + i], out[outOffset + i]);
      }
    }
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
    for (int o = 0; o < rows; o++) {
      for (int k = 0; k < taps; k++) {
        int sum = sumsOffset + (o * taps + k) * PARTIALS;
        dot(a, aOffset + o * aRow, in, inOffset + at[k], sums, sum, 0, n);
      }
    }
  }

  /** One weight, pixels {@code from} to {@code n}. */
  static void dot(
      float[] a, int aOffset, float[] in, int inOffset, float[] sums, int sum, int from, int n) {
    for (int i = from; i < n; i++) {
      int partial = sum + i % PARTIALS;
      sums[partial] = Math.fma(a[aOffset + i], in[inOffset + i], sums[partial]);
    }
  }
}
