package inr.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Strips in the Vector API, with the bits of {@link ScalarStripMath}.
 *
 * <p>Maintainers: each operation is one tight loop over whole vectors, then the rest of the strip
 * in plain Java. Sine and cosine first look at all arguments, one cheap pass over cached memory: a
 * strip with a magnitude beyond the reach of the vector reduction, or with NaN, goes to the scalar
 * code as a whole.
 */
final class VectorStripMath implements StripMath {
  private static final VectorSpecies<Float> LANES = VectorLanes.FLOATS;
  private static final StripMath REST = new ScalarStripMath();

  @Override
  public void add(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      x.add(FloatVector.fromArray(LANES, b, bOffset + i)).intoArray(out, outOffset + i);
    }
    REST.add(a, aOffset + bound, b, bOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void subtract(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      x.sub(FloatVector.fromArray(LANES, b, bOffset + i)).intoArray(out, outOffset + i);
    }
    REST.subtract(a, aOffset + bound, b, bOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void multiply(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      x.mul(FloatVector.fromArray(LANES, b, bOffset + i)).intoArray(out, outOffset + i);
    }
    REST.multiply(a, aOffset + bound, b, bOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void divide(
      float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      x.div(FloatVector.fromArray(LANES, b, bOffset + i)).intoArray(out, outOffset + i);
    }
    REST.divide(a, aOffset + bound, b, bOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void multiplyConstant(
      float[] a, int aOffset, float factor, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector.fromArray(LANES, a, aOffset + i).mul(factor).intoArray(out, outOffset + i);
    }
    REST.multiplyConstant(a, aOffset + bound, factor, out, outOffset + bound, n - bound);
  }

  @Override
  public void addConstant(float[] a, int aOffset, float term, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector.fromArray(LANES, a, aOffset + i).add(term).intoArray(out, outOffset + i);
    }
    REST.addConstant(a, aOffset + bound, term, out, outOffset + bound, n - bound);
  }

  @Override
  public void abs(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      x.abs().intoArray(out, outOffset + i);
    }
    REST.abs(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void sign(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.sign(a, aOffset, out, outOffset, bound);
    REST.sign(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void step(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.step(a, aOffset, out, outOffset, bound);
    REST.step(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void max0(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      x.max(0).intoArray(out, outOffset + i);
    }
    REST.max0(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void sqrt(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      x.sqrt().intoArray(out, outOffset + i);
    }
    REST.sqrt(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void inverseSqrt(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x =
          FloatVector.fromArray(LANES, a, aOffset + i).max(ScalarStripMath.INVERSE_SQRT_FLOOR);
      FloatVector.broadcast(LANES, 1).div(x.sqrt()).intoArray(out, outOffset + i);
    }
    REST.inverseSqrt(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  /** Floats without their sign order as their bits do. */
  @Override
  public void flush(float[] a, int aOffset, float least, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    int leastBits = Float.floatToRawIntBits(least);
    for (int i = 0; i < bound; i += LANES.length()) {
      IntVector bits = FloatVector.fromArray(LANES, a, aOffset + i).reinterpretAsInts();
      IntVector below =
          bits.and(Integer.MAX_VALUE).sub(leastBits).lanewise(VectorOperators.ASHR, 31);
      bits.and(below.not()).reinterpretAsFloats().intoArray(out, outOffset + i);
    }
    REST.flush(a, aOffset + bound, least, out, outOffset + bound, n - bound);
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
    int bound = LANES.loopBound(n);
    int leastBits = Float.floatToRawIntBits(least);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      IntVector bits = x.mul(FloatVector.fromArray(LANES, b, bOffset + i)).reinterpretAsInts();
      IntVector below =
          bits.and(Integer.MAX_VALUE).sub(leastBits).lanewise(VectorOperators.ASHR, 31);
      bits.and(below.not()).reinterpretAsFloats().intoArray(out, outOffset + i);
    }
    REST.multiplyFlushed(
        a, aOffset + bound, b, bOffset + bound, least, out, outOffset + bound, n - bound);
  }

  @Override
  public void reciprocal(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    for (int i = 0; i < bound; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      FloatVector.broadcast(LANES, 1).div(x).intoArray(out, outOffset + i);
    }
    REST.reciprocal(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void sinQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = quartersBound(a, aOffset, n);
    VectorFunctions.sinQuarters(a, aOffset, out, outOffset, bound);
    REST.sinQuarters(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void cosQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = quartersBound(a, aOffset, n);
    VectorFunctions.cosQuarters(a, aOffset, out, outOffset, bound);
    REST.cosQuarters(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void exp(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.exp(a, aOffset, out, outOffset, bound);
    REST.exp(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void tanh(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.tanh(a, aOffset, out, outOffset, bound);
    REST.tanh(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void erf(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.erf(a, aOffset, out, outOffset, bound);
    REST.erf(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void atan(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.atan(a, aOffset, out, outOffset, bound);
    REST.atan(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void log(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.log(a, aOffset, out, outOffset, bound);
    REST.log(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void round(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.round(a, aOffset, out, outOffset, bound);
    REST.round(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void log1p(float[] a, int aOffset, float[] out, int outOffset, int n) {
    int bound = LANES.loopBound(n);
    VectorFunctions.log1p(a, aOffset, out, outOffset, bound);
    REST.log1p(a, aOffset + bound, out, outOffset + bound, n - bound);
  }

  @Override
  public void sinCosQuarters(
      float[] a, int aOffset, float[] sin, int sinOffset, float[] cos, int cosOffset, int n) {
    int bound = quartersBound(a, aOffset, n);
    VectorFunctions.sinCosQuarters(a, aOffset, sin, sinOffset, cos, cosOffset, bound);
    REST.sinCosQuarters(
        a, aOffset + bound, sin, sinOffset + bound, cos, cosOffset + bound, n - bound);
  }

  /** How many elements go to the vector sine and cosine: all whole vectors, or none. */
  private static int quartersBound(float[] a, int aOffset, int n) {
    int bound = LANES.loopBound(n);
    return VectorFunctions.withinQuartersLimit(a, aOffset, bound) ? bound : 0;
  }
}
