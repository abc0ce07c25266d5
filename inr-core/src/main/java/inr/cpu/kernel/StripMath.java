package inr.cpu.kernel;

import java.util.Arrays;

/**
 * Functions of strips, element by element: out[i] = f(a[i], …) for 0 ≤ i &lt; n.
 *
 * <p>A strip is a run of {@code n ≥ 0} consecutive floats of an array, from its offset. {@code out}
 * is overwritten; it may be the same strip as an argument, but must not overlap one in any other
 * way. Arguments are not checked beyond what array accesses check.
 *
 * <p>Every implementation gives the same bits for the same element, wherever it lies in a strip;
 * only sign and payload of a NaN may differ. Errors are in float spacings at the true value (ulp),
 * rounded up: the largest over all 2³² floats, every one of which was tried, and an argument that
 * has it. Strips of 512 to 2048 elements stay in the first cache and outweigh the call.
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

  /** out = a · factor. */
  void multiplyConstant(float[] a, int aOffset, float factor, float[] out, int outOffset, int n);

  /** out = a + term. */
  void addConstant(float[] a, int aOffset, float term, float[] out, int outOffset, int n);

  /** out = |a|. */
  void abs(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = −1, 0 or 1 as a is negative, zero (whose sign stays) or positive; NaN of NaN. */
  void sign(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = 1 where a &gt; 0, 0 elsewhere, NaN included. */
  void step(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = max(a, 0); NaN of NaN. */
  void max0(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = √a, correctly rounded. */
  void sqrt(float[] a, int aOffset, float[] out, int outOffset, int n);

  /**
   * out = 1 / √max(a, 1e-30), two correctly rounded operations; the floor keeps a product with a
   * vanishing factor finite.
   */
  void inverseSqrt(float[] a, int aOffset, float[] out, int outOffset, int n);

  /**
   * out = a where |a| is at least {@code least}, 0 elsewhere; NaN passes. For values that would
   * become subnormal further on, which cost this processor or that a hundred cycles each.
   */
  void flush(float[] a, int aOffset, float least, float[] out, int outOffset, int n);

  /** out = a·b where |a·b| is at least {@code least}, 0 elsewhere; see {@link #flush}. */
  void multiplyFlushed(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float least,
      float[] out,
      int outOffset,
      int n);

  /** out = 1 / a, correctly rounded. */
  void reciprocal(float[] a, int aOffset, float[] out, int outOffset, int n);

  /**
   * out = sin(½πa), a in quarter turns, within 1.61 ulp (at 0.0024863724). A strip with an argument
   * beyond ±2²², or NaN, is right but slow.
   */
  void sinQuarters(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = cos(½πa), within 1.57 ulp (at 0.9950739), slow where {@link #sinQuarters} is. */
  void cosQuarters(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = eᵃ, within 1.04 ulp (at 26.730072); 0 and infinity beyond the range of floats. */
  void exp(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = tanh a, within 2.57 ulp (at 0.062023256). */
  void tanh(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = erf a = 2/√π ∫₀ᵃ e^(−t²) dt, within 1.09 ulp (at 1.0620068). */
  void erf(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = arctan a, within 1.81 ulp (at 1.0560272). */
  void atan(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = log a for a ≥ 0, within 0.92 ulp (at 1.5664918); −∞ at 0, NaN elsewhere. */
  void log(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = the nearest whole number, halves to the even one. */
  void round(float[] a, int aOffset, float[] out, int outOffset, int n);

  /** out = log(1 + a) for a &gt; −1, within 1.46 ulp (at 0.41435453); NaN elsewhere. */
  void log1p(float[] a, int aOffset, float[] out, int outOffset, int n);

  /**
   * sin = sin(½πa) and cos = cos(½πa), the bits of {@link #sinQuarters} and {@link #cosQuarters}
   * for little more than the cost of one. The two differ.
   */
  void sinCosQuarters(
      float[] a, int aOffset, float[] sin, int sinOffset, float[] cos, int cosOffset, int n);

  /** out = a. Here the strips may overlap. */
  default void copy(float[] a, int aOffset, float[] out, int outOffset, int n) {
    System.arraycopy(a, aOffset, out, outOffset, n);
  }

  /** out = value. */
  default void fill(float value, float[] out, int outOffset, int n) {
    Arrays.fill(out, outOffset, outOffset + n, value);
  }
}
