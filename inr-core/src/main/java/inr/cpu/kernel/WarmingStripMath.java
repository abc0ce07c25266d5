package inr.cpu.kernel;

/** Plain loops until so much was computed that vectors pay; see {@link Warmth}. */
final class WarmingStripMath implements StripMath {
  private final StripMath first;
  private final StripMath then;
  private final Warmth warmth;

  WarmingStripMath(StripMath first, StripMath then, Warmth warmth) {
    this.first = first;
    this.then = then;
    this.warmth = warmth;
  }

  private StripMath strips(int n) {
    return warmth.after(n) ? then : first;
  }

  @Override
  public void add(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    strips(n).add(a, aOffset, b, bOffset, out, outOffset, n);
  }

  @Override
  public void subtract(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    strips(n).subtract(a, aOffset, b, bOffset, out, outOffset, n);
  }

  @Override
  public void multiply(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    strips(n).multiply(a, aOffset, b, bOffset, out, outOffset, n);
  }

  @Override
  public void divide(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    strips(n).divide(a, aOffset, b, bOffset, out, outOffset, n);
  }

  @Override
  public void multiplyConstant(
      float[] a, int aOffset, float factor, float[] out, int outOffset, int n) {
    strips(n).multiplyConstant(a, aOffset, factor, out, outOffset, n);
  }

  @Override
  public void addConstant(float[] a, int aOffset, float term, float[] out, int outOffset, int n) {
    strips(n).addConstant(a, aOffset, term, out, outOffset, n);
  }

  @Override
  public void abs(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).abs(a, aOffset, out, outOffset, n);
  }

  @Override
  public void sign(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).sign(a, aOffset, out, outOffset, n);
  }

  @Override
  public void step(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).step(a, aOffset, out, outOffset, n);
  }

  @Override
  public void max0(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).max0(a, aOffset, out, outOffset, n);
  }

  @Override
  public void sqrt(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).sqrt(a, aOffset, out, outOffset, n);
  }

  @Override
  public void inverseSqrt(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).inverseSqrt(a, aOffset, out, outOffset, n);
  }

  @Override
  public void flush(float[] a, int aOffset, float least, float[] out, int outOffset, int n) {
    strips(n).flush(a, aOffset, least, out, outOffset, n);
  }

  @Override
  public void multiplyFlushed(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float least,
      float[] out,
      int outOffset,
      int n) {
    strips(n).multiplyFlushed(a, aOffset, b, bOffset, least, out, outOffset, n);
  }

  @Override
  public void reciprocal(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).reciprocal(a, aOffset, out, outOffset, n);
  }

  @Override
  public void sinQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).sinQuarters(a, aOffset, out, outOffset, n);
  }

  @Override
  public void cosQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).cosQuarters(a, aOffset, out, outOffset, n);
  }

  @Override
  public void exp(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).exp(a, aOffset, out, outOffset, n);
  }

  @Override
  public void tanh(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).tanh(a, aOffset, out, outOffset, n);
  }

  @Override
  public void erf(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).erf(a, aOffset, out, outOffset, n);
  }

  @Override
  public void atan(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).atan(a, aOffset, out, outOffset, n);
  }

  @Override
  public void log(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).log(a, aOffset, out, outOffset, n);
  }

  @Override
  public void round(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).round(a, aOffset, out, outOffset, n);
  }

  @Override
  public void log1p(float[] a, int aOffset, float[] out, int outOffset, int n) {
    strips(n).log1p(a, aOffset, out, outOffset, n);
  }

  @Override
  public void sinCosQuarters(
      float[] a, int aOffset, float[] sin, int sinOffset, float[] cos, int cosOffset, int n) {
    strips(n).sinCosQuarters(a, aOffset, sin, sinOffset, cos, cosOffset, n);
  }
}
