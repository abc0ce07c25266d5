package inr.codec.train.kernel;

import inr.cpu.kernel.Kernels;

/**
 * Sums over taps, lanes over pixels: all multiply-adds of the encoder are one of these.
 *
 * <p>A tap is a row of floats of an array that begins at {@code inOffset + at[k]}: a channel of a
 * tile, a neighbour in a picture that lies in rows, or both. So one kernel does dense layers (taps
 * are channels), convolutions and filters (taps are shifts), each forward, back to the input (the
 * weights transposed or mirrored) and to the weights ({@link #addDots}).
 *
 * <p>Every output is one chain of fused multiply-adds in the order of k. Every weight gradient is
 * {@link #PARTIALS} chains, of the pixels i with the same i mod 16, in the order of i. Neither
 * depends on lanes, so all implementations give equal bits. Arguments are not checked beyond what
 * array accesses check; input and output must not overlap.
 */
public interface TapKernel {
  /** Chains of a weight gradient, and the greatest lane count. */
  int PARTIALS = 16;

  /** No least value. */
  float ANY = Float.NEGATIVE_INFINITY;

  /**
   * out[o·outRow + i] = max(least, bias[o] + Σₖ w[o·wRow + k] · in[at[k] + i]) for 0 ≤ o &lt; rows,
   * 0 ≤ i &lt; n, each index counted from its offset. A least of 0 is a relu, {@link #ANY} changes
   * nothing.
   */
  void affine(
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
      int n);

  /** out[o·outRow + i] += Σₖ w[o·wRow + k] · in[at[k] + i]; else as {@link #affine}. */
  void add(
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
      int n);

  /**
   * out[o·outRow + i] = Σₖ w[o·wRow + k] · in[at[k] + i] where gate[o·outRow + i] is not 0, else 0:
   * the way back through a layer whose inputs are the gate, what a relu left. The gate may lie
   * where the output does.
   */
  void back(
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
      int n);

  /**
   * sums[(o·taps + k)·16 + i mod 16] += a[o·aRow + i] · in[at[k] + i] for 0 ≤ i &lt; n: the
   * gradient of w where a is the gradient of out.
   */
  void addDots(
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
      int n);

  /**
   * out[i] = 0 where gate[i] is 0: the way back through a relu whose result, never negative, is the
   * gate.
   */
  void stop(float[] gate, int gateOffset, float[] out, int outOffset, int n);

  /** The fastest kernel of this process; without state, to be asked for once and kept. */
  static TapKernel current() {
    return Kernels.vectors() ? new VectorTapKernel() : new ScalarTapKernel();
  }
}
