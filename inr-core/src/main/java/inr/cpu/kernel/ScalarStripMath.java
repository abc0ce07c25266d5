package inr.cpu.kernel;

/**
 * Strips in plain loops over {@link ScalarMath}: the definition, and what runs where the Vector API
 * is absent.
 */
final class ScalarStripMath implements StripMath {
  /** Arguments of the inverse root below this count as this. */
  static final float INVERSE_SQRT_FLOOR = 1e-30f;

  @Override
  public void add(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] + b[bOffset + i];
    }
  }

  @Override
  public void subtract(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] - b[bOffset + i];
    }
  }

  @Override
  public void multiply(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] * b[bOffset + i];
    }
  }

  @Override
  public void divide(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] / b[bOffset + i];
    }
  }

  @Override
  public void multiplyConstant(
      float[] a, int aOffset, float factor, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] * factor;
    }
  }

  @Override
  public void addConstant(float[] a, int aOffset, float term, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] + term;
    }
  }

  @Override
  public void abs(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Math.abs(a[aOffset + i]);
    }
  }

  @Override
  public void sign(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Math.signum(a[aOffset + i]);
    }
  }

  @Override
  public void step(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = a[aOffset + i] > 0 ? 1 : 0;
    }
  }

  @Override
  public void max0(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = Math.max(a[aOffset + i], 0);
    }
  }

  @Override
  public void sqrt(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = (float) Math.sqrt(a[aOffset + i]);
    }
  }

  @Override
  public void inverseSqrt(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = 1 / (float) Math.sqrt(Math.max(a[aOffset + i], INVERSE_SQRT_FLOOR));
    }
  }

  @Override
  public void flush(float[] a, int aOffset, float least, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = flushed(a[aOffset + i], least);
    }
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
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = flushed(a[aOffset + i] * b[bOffset + i], least);
    }
  }

  private static float flushed(float x, float least) {
    return Math.abs(x) < least ? 0 : x;
  }

  @Override
  public void reciprocal(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = 1 / a[aOffset + i];
    }
  }

  @Override
  public void sinQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.sinQuarters(a[aOffset + i]);
    }
  }

  @Override
  public void cosQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.cosQuarters(a[aOffset + i]);
    }
  }

  @Override
  public void exp(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.exp(a[aOffset + i]);
    }
  }

  @Override
  public void tanh(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.tanh(a[aOffset + i]);
    }
  }

  @Override
  public void erf(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.erf(a[aOffset + i]);
    }
  }

  @Override
  public void atan(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.atan(a[aOffset + i]);
    }
  }

  @Override
  public void log(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.log(a[aOffset + i]);
    }
  }

  @Override
  public void round(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = (float) Math.rint(a[aOffset + i]);
    }
  }

  @Override
  public void log1p(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i++) {
      out[outOffset + i] = ScalarMath.log1p(a[aOffset + i]);
    }
  }

  @Override
  public void sinCosQuarters(
      float[] a, int aOffset, float[] sin, int sinOffset, float[] cos, int cosOffset, int n) {
    for (int i = 0; i < n; i++) {
      float x = a[aOffset + i];
      sin[sinOffset + i] = ScalarMath.sinQuarters(x);
      cos[cosOffset + i] = ScalarMath.cosQuarters(x);
    }
  }
}
