package inr.cpu.kernel;

import java.util.Arrays;

/**
 * Functions of strips, element by element: out[i] = f(a[i], …) for 0 ≤ i &lt; n.
 *
 * <p>A strip is a run of {@code n ≥ 0} consecutive floats of an array, from its offset. {@code out} is overwritten; it may be the
 * same strip as an argument, but must not overlap one in any other way. Arguments are not checked beyond what array accesses
 * check.
 *
 * <p>Every implementation gives the same bits for the same element, wherever it lies in a strip; only sign and payload of a NaN
 * may differ. The errors of the elementary functions are below 2.5 ulp; {@link ScalarMath} states each. Strips of 512 to 2048
 * elements stay in the first cache and outweigh the call.
 */
public interface StripMath {
  /** out = a + b. */
  void add(float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n);

  /** out = a − b. */
  void subtract(float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n);

  /** out = a · b. */
  void multiply(float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n);

  /** out = a / b, correctly rounded. */
  void divide(float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n);

  /** out = a · b + c, rounded once. */
  void fma(float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, float[] out, int outOffset, int n);

  /** out = a · factor. */
  void multiplyConstant(float[] a, int aOffset, float factor, float[] out, int outOffset, int n);

  /** out = a + term. */
  void addConstant(float[] a, int aOffset, float term, float[] out, int outOffset, int n);

  /** out = −a. */
  void negate(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = |a|. */
  void abs(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = the sign of a: −1, 0 of the sign of a, or 1. */
  void sign(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = 1 where a &gt; 0, 0 elsewhere, NaN included. */
  void step(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = max(a, 0). */
  void max0(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = √a, correctly rounded. */
  void sqrt(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = 1 / √max(a, 1e-30), two correctly rounded operations; the floor keeps a product with a vanishing factor finite. */
  void inverseSqrt(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = 1 / a, correctly rounded. */
  void reciprocal(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = sin a, at most 1.5 ulp off for |a| up to 131072, correct to the float nearest to the double sine beyond, but slow there. */
  void sin(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = cos a, as accurate as {@link #sin}. */
  void cos(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = eᵃ. */
  void exp(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = tanh a. */
  void tanh(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = erf a = 2/√π ∫₀ᵃ e^(−t²) dt. */
  void erf(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = arctan a. */
  void atan(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = log(1 + a) for a &gt; −1, NaN elsewhere. */
  void log1p(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** sin = sin a and cos = cos a, the bits of {@link #sin} and {@link #cos} for little more than the cost of one. The two differ. */
  void sinCos(float[] a, int aOffset, float[] sin, int sinOffset, float[] cos, int cosOffset, int n);

  /** out = a. Here the strips may overlap. */
  default void copy(float[] a, int aOffset, float[] out, int outOffset, int n) {
    System.arraycopy(a, aOffset, out, outOffset, n);
  }

  /** out = value. */
  default void fill(float value, float[] out, int outOffset, int n) {
    Arrays.fill(out, outOffset, outOffset + n, value);
  }
}
