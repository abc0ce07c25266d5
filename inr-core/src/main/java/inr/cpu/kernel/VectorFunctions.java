package inr.cpu.kernel;

import static inr.cpu.kernel.ScalarMath.*;
import static jdk.incubator.vector.FloatVector.broadcast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link ScalarMath} over whole vectors, operation by operation, so that every
 * lane has the bits of the scalar result. {@code n} is a multiple of the lane count.
 *
 * <p>Maintainers: each loop is one flat method, and what sine, cosine and their pair share is
 * repeated in each, on purpose. Helper methods that take or return vectors were tried; the compiler
 * stops inlining them when a loop has some twenty operations, and a vector that crosses a call
 * becomes an object: sinCos, log1p and erf were 5 to 11 times slower. Only the methods of the
 * Vector API are inlined without limit. Choices between two results are made on bits ({@code
 * BITWISE_BLEND}), because masks are slow on Java 17.
 */
final class VectorFunctions {
  private static final VectorSpecies<Float> LANES = VectorLanes.FLOATS;

  private VectorFunctions() {}

  /**
   * Whether sine and cosine of all elements can be computed here: no magnitude exceeds the limit,
   * and none is NaN.
   */
  static boolean withinQuartersLimit(float[] a, int aOffset, int n) {
    IntVector greatest = IntVector.zero(VectorLanes.INTS);
    for (int i = 0; i < n; i += LANES.length()) {
      greatest =
          greatest.max(FloatVector.fromArray(LANES, a, aOffset + i).abs().reinterpretAsInts());
    }
    return greatest.reduceLanes(VectorOperators.MAX) <= QUARTERS_LIMIT_BITS;
  }

  static void sinQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      FloatVector t = x.add(ROUND);
      FloatVector r = x.sub(t.sub(ROUND));
      FloatVector q = r.mul(r);
      FloatVector s = q.fma(SIN_3, SIN_2);
      s = s.fma(q, broadcast(LANES, SIN_1));
      s = s.fma(q, broadcast(LANES, SIN_0));
      s = s.mul(r);
      FloatVector c = q.fma(COS_3, COS_2);
      c = c.fma(q, broadcast(LANES, COS_1));
      c = c.fma(q, broadcast(LANES, COS_0));
      c = c.fma(q, broadcast(LANES, 1));
      IntVector quadrant = t.reinterpretAsInts();
      IntVector odd = quadrant.and(1).neg();
      IntVector y =
          s.reinterpretAsInts().lanewise(VectorOperators.BITWISE_BLEND, c.reinterpretAsInts(), odd);
      IntVector sign = quadrant.lanewise(VectorOperators.LSHL, 30).and(SIGN);
      y.lanewise(VectorOperators.XOR, sign).reinterpretAsFloats().intoArray(out, outOffset + i);
    }
  }

  static void cosQuarters(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      FloatVector t = x.add(ROUND);
      FloatVector r = x.sub(t.sub(ROUND));
      FloatVector q = r.mul(r);
      FloatVector s = q.fma(SIN_3, SIN_2);
      s = s.fma(q, broadcast(LANES, SIN_1));
      s = s.fma(q, broadcast(LANES, SIN_0));
      s = s.mul(r);
      FloatVector c = q.fma(COS_3, COS_2);
      c = c.fma(q, broadcast(LANES, COS_1));
      c = c.fma(q, broadcast(LANES, COS_0));
      c = c.fma(q, broadcast(LANES, 1));
      IntVector quadrant = t.reinterpretAsInts();
      IntVector odd = quadrant.and(1).neg();
      IntVector y =
          c.reinterpretAsInts().lanewise(VectorOperators.BITWISE_BLEND, s.reinterpretAsInts(), odd);
      IntVector sign = quadrant.add(1).lanewise(VectorOperators.LSHL, 30).and(SIGN);
      y.lanewise(VectorOperators.XOR, sign).reinterpretAsFloats().intoArray(out, outOffset + i);
    }
  }

  static void sinCosQuarters(
      float[] a, int aOffset, float[] sin, int sinOffset, float[] cos, int cosOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      FloatVector t = x.add(ROUND);
      FloatVector r = x.sub(t.sub(ROUND));
      FloatVector q = r.mul(r);
      FloatVector s = q.fma(SIN_3, SIN_2);
      s = s.fma(q, broadcast(LANES, SIN_1));
      s = s.fma(q, broadcast(LANES, SIN_0));
      s = s.mul(r);
      FloatVector c = q.fma(COS_3, COS_2);
      c = c.fma(q, broadcast(LANES, COS_1));
      c = c.fma(q, broadcast(LANES, COS_0));
      c = c.fma(q, broadcast(LANES, 1));
      IntVector quadrant = t.reinterpretAsInts();
      // In odd quadrants sine and cosine change places: both are flipped where their bits differ.
      IntVector sinBits = s.reinterpretAsInts();
      IntVector cosBits = c.reinterpretAsInts();
      IntVector swap = sinBits.lanewise(VectorOperators.XOR, cosBits).and(quadrant.and(1).neg());
      IntVector sinSign = quadrant.lanewise(VectorOperators.LSHL, 30).and(SIGN);
      IntVector cosSign = quadrant.add(1).lanewise(VectorOperators.LSHL, 30).and(SIGN);
      sinBits = sinBits.lanewise(VectorOperators.XOR, swap).lanewise(VectorOperators.XOR, sinSign);
      cosBits = cosBits.lanewise(VectorOperators.XOR, swap).lanewise(VectorOperators.XOR, cosSign);
      sinBits.reinterpretAsFloats().intoArray(sin, sinOffset + i);
      cosBits.reinterpretAsFloats().intoArray(cos, cosOffset + i);
    }
  }

  static void exp(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i).max(EXP_LOWEST).min(EXP_HIGHEST);
      FloatVector t = x.fma(LOG2_E, ROUND);
      FloatVector whole = t.sub(ROUND);
      FloatVector r = whole.fma(broadcast(LANES, -LN2_HIGH), x);
      r = whole.fma(broadcast(LANES, -LN2_LOW), r);
      FloatVector p = r.fma(EXP_4, EXP_3);
      p = p.fma(r, broadcast(LANES, EXP_2));
      p = p.fma(r, broadcast(LANES, EXP_1));
      p = p.fma(r, broadcast(LANES, EXP_0));
      p = r.mul(r).fma(p, r).add(1);
      IntVector power = t.reinterpretAsInts().sub(ROUND_BITS);
      IntVector half = power.lanewise(VectorOperators.ASHR, 1);
      p = p.mul(half.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats());
      p =
          p.mul(
              power
                  .sub(half)
                  .lanewise(VectorOperators.LSHL, 23)
                  .add(ONE_BITS)
                  .reinterpretAsFloats());
      p.intoArray(out, outOffset + i);
    }
  }

  static void tanh(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      FloatVector y = x.abs().min(TANH_ONE).mul(2);
      FloatVector t = y.fma(LOG2_E, ROUND);
      FloatVector whole = t.sub(ROUND);
      FloatVector r = whole.fma(broadcast(LANES, -LN2_HIGH), y);
      r = whole.fma(broadcast(LANES, -LN2_LOW), r);
      FloatVector p = r.fma(EXP_4, EXP_3);
      p = p.fma(r, broadcast(LANES, EXP_2));
      p = p.fma(r, broadcast(LANES, EXP_1));
      p = p.fma(r, broadcast(LANES, EXP_0));
      p = r.mul(r).fma(p, r);
      IntVector power = t.reinterpretAsInts().sub(ROUND_BITS);
      FloatVector scale =
          power.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
      FloatVector e = p.fma(scale, scale.sub(1));
      IntVector tanh = e.div(e.add(2)).reinterpretAsInts();
      tanh.lanewise(VectorOperators.XOR, x.reinterpretAsInts().and(SIGN))
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
  }

  static void erf(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      FloatVector y = x.abs().min(ERF_ONE);
      FloatVector q = y.mul(y);
      FloatVector near = q.fma(ERF_6, ERF_5);
      near = near.fma(q, broadcast(LANES, ERF_4));
      near = near.fma(q, broadcast(LANES, ERF_3));
      near = near.fma(q, broadcast(LANES, ERF_2));
      near = near.fma(q, broadcast(LANES, ERF_1));
      near = near.fma(q, broadcast(LANES, ERF_0));
      near = y.fma(near, y);
      FloatVector e = y.fma(-ERFC_6, -ERFC_5);
      e = e.fma(y, broadcast(LANES, -ERFC_4));
      e = e.fma(y, broadcast(LANES, -ERFC_3));
      e = e.fma(y, broadcast(LANES, -ERFC_2));
      e = e.fma(y, broadcast(LANES, -ERFC_1));
      e = e.fma(y, broadcast(LANES, -ERFC_0));
      // The exponential of −16 to 0: without clamps and in one step, which changes no bit.
      FloatVector t = e.fma(LOG2_E, ROUND);
      FloatVector whole = t.sub(ROUND);
      FloatVector r = whole.fma(broadcast(LANES, -LN2_HIGH), e);
      r = whole.fma(broadcast(LANES, -LN2_LOW), r);
      FloatVector p = r.fma(EXP_4, EXP_3);
      p = p.fma(r, broadcast(LANES, EXP_2));
      p = p.fma(r, broadcast(LANES, EXP_1));
      p = p.fma(r, broadcast(LANES, EXP_0));
      p = r.mul(r).fma(p, r).add(1);
      IntVector power = t.reinterpretAsInts().sub(ROUND_BITS);
      FloatVector scale =
          power.lanewise(VectorOperators.LSHL, 23).add(ONE_BITS).reinterpretAsFloats();
      FloatVector far = broadcast(LANES, 1).sub(p.mul(scale));
      IntVector isFar =
          y.reinterpretAsInts().neg().add(ONE_BITS).lanewise(VectorOperators.ASHR, 31);
      IntVector erf =
          near.reinterpretAsInts()
              .lanewise(VectorOperators.BITWISE_BLEND, far.reinterpretAsInts(), isFar);
      erf.lanewise(VectorOperators.XOR, x.reinterpretAsInts().and(SIGN))
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
  }

  static void atan(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      FloatVector magnitude = x.abs();
      IntVector bits = magnitude.reinterpretAsInts();
      IntVector inverted = bits.neg().add(ONE_BITS).lanewise(VectorOperators.ASHR, 31);
      IntVector inverse = broadcast(LANES, -1).div(magnitude).reinterpretAsInts();
      FloatVector z =
          bits.lanewise(VectorOperators.BITWISE_BLEND, inverse, inverted).reinterpretAsFloats();
      FloatVector q = z.mul(z);
      FloatVector p = q.fma(ATAN_8, ATAN_7);
      p = p.fma(q, broadcast(LANES, ATAN_6));
      p = p.fma(q, broadcast(LANES, ATAN_5));
      p = p.fma(q, broadcast(LANES, ATAN_4));
      p = p.fma(q, broadcast(LANES, ATAN_3));
      p = p.fma(q, broadcast(LANES, ATAN_2));
      p = p.fma(q, broadcast(LANES, ATAN_1));
      p = p.fma(q, broadcast(LANES, ATAN_0));
      p = q.mul(z).fma(p, z);
      // Adding zero bits for π/2 is harmless: p is not −0, because z is not where it is not
      // inverted.
      FloatVector start = inverted.and(Float.floatToRawIntBits(HALF_PI)).reinterpretAsFloats();
      IntVector atan = p.add(start).reinterpretAsInts();
      atan.lanewise(VectorOperators.XOR, x.reinterpretAsInts().and(SIGN))
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
  }

  static void log1p(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      IntVector bits = x.reinterpretAsInts();
      IntVector sum = x.add(1).reinterpretAsInts();
      IntVector exponent = sum.sub(SQRT_HALF_BITS).and(~0x7FFFFF);
      FloatVector inverse = exponent.neg().add(ONE_BITS).max(0).reinterpretAsFloats();
      FloatVector f = bits.sub(exponent).reinterpretAsFloats().add(inverse.sub(1));
      FloatVector p = f.fma(LOG_8, LOG_7);
      p = p.fma(f, broadcast(LANES, LOG_6));
      p = p.fma(f, broadcast(LANES, LOG_5));
      p = p.fma(f, broadcast(LANES, LOG_4));
      p = p.fma(f, broadcast(LANES, LOG_3));
      p = p.fma(f, broadcast(LANES, LOG_2));
      p = p.fma(f, broadcast(LANES, LOG_1));
      p = p.fma(f, broadcast(LANES, LOG_0));
      p = f.mul(f).fma(p, f);
      FloatVector power =
          exponent
              .lanewise(VectorOperators.ASHR, 23)
              .add(ROUND_BITS)
              .reinterpretAsFloats()
              .sub(ROUND);
      p = power.fma(broadcast(LANES, LN2_LOW), p);
      p = power.fma(broadcast(LANES, LN2_HIGH), p);
      // Infinity and NaN are their own results. Where 1 + x is not positive, all bits are set: NaN.
      IntVector special = sum.neg().add(INFINITY_BITS - 1).lanewise(VectorOperators.ASHR, 31);
      IntVector undefined = sum.sub(1).lanewise(VectorOperators.ASHR, 31);
      IntVector log = p.reinterpretAsInts().lanewise(VectorOperators.BITWISE_BLEND, bits, special);
      log.lanewise(VectorOperators.OR, undefined)
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
  }

  static void log(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      IntVector given = x.reinterpretAsInts();
      IntVector subnormal = given.sub(MIN_NORMAL_BITS).lanewise(VectorOperators.ASHR, 31);
      IntVector bits =
          given.lanewise(
              VectorOperators.BITWISE_BLEND, x.mul(SUBNORMAL_SCALE).reinterpretAsInts(), subnormal);
      IntVector exponent = bits.sub(SQRT_HALF_BITS).and(~0x7FFFFF);
      FloatVector f = bits.sub(exponent).reinterpretAsFloats().sub(1);
      FloatVector p = f.fma(LOG_8, LOG_7);
      p = p.fma(f, broadcast(LANES, LOG_6));
      p = p.fma(f, broadcast(LANES, LOG_5));
      p = p.fma(f, broadcast(LANES, LOG_4));
      p = p.fma(f, broadcast(LANES, LOG_3));
      p = p.fma(f, broadcast(LANES, LOG_2));
      p = p.fma(f, broadcast(LANES, LOG_1));
      p = p.fma(f, broadcast(LANES, LOG_0));
      p = f.mul(f).fma(p, f);
      FloatVector power =
          exponent
              .lanewise(VectorOperators.ASHR, 23)
              .sub(subnormal.and(SUBNORMAL_EXPONENT))
              .add(ROUND_BITS)
              .reinterpretAsFloats()
              .sub(ROUND);
      p = power.fma(broadcast(LANES, LN2_LOW), p);
      p = power.fma(broadcast(LANES, LN2_HIGH), p);
      // Infinity and NaN are their own results, zero of either sign gives −∞, what is negative NaN.
      IntVector special = given.neg().add(INFINITY_BITS - 1).lanewise(VectorOperators.ASHR, 31);
      IntVector log = p.reinterpretAsInts().lanewise(VectorOperators.BITWISE_BLEND, given, special);
      IntVector zero = given.and(~SIGN).sub(1).lanewise(VectorOperators.ASHR, 31);
      IntVector negative = given.lanewise(VectorOperators.ASHR, 31);
      log = log.lanewise(VectorOperators.OR, negative);
      log.lanewise(VectorOperators.BITWISE_BLEND, INFINITY_BITS | SIGN, zero)
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
  }

  /** As {@link Math#rint}, sign of zero included: beyond 2²³ every float is whole. */
  static void round(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, a, aOffset + i);
      IntVector bits = x.reinterpretAsInts();
      IntVector magnitude = bits.and(~SIGN);
      IntVector small = magnitude.sub(WHOLE_BITS).lanewise(VectorOperators.ASHR, 31);
      FloatVector rounded = magnitude.reinterpretAsFloats().add(WHOLE).sub(WHOLE);
      IntVector signed = rounded.reinterpretAsInts().lanewise(VectorOperators.OR, bits.and(SIGN));
      bits.lanewise(VectorOperators.BITWISE_BLEND, signed, small)
          .reinterpretAsFloats()
          .intoArray(out, outOffset + i);
    }
  }

  /** As {@link Math#signum(float)}. */
  static void sign(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      IntVector bits = FloatVector.fromArray(LANES, a, aOffset + i).reinterpretAsInts();
      IntVector negated = bits.and(~SIGN).neg();
      IntVector one = negated.lanewise(VectorOperators.ASHR, 31).and(ONE_BITS);
      // Beyond the bits of infinity lies NaN, which stays one with all bits set.
      IntVector nan = negated.add(INFINITY_BITS).lanewise(VectorOperators.ASHR, 31);
      IntVector sign =
          one.lanewise(VectorOperators.OR, bits.and(SIGN)).lanewise(VectorOperators.OR, nan);
      sign.reinterpretAsFloats().intoArray(out, outOffset + i);
    }
  }

  /**
   * 1 where a &gt; 0, 0 elsewhere: a is positive and no NaN where its bits are from 1 to those of
   * infinity.
   */
  static void step(float[] a, int aOffset, float[] out, int outOffset, int n) {
    for (int i = 0; i < n; i += LANES.length()) {
      IntVector bits = FloatVector.fromArray(LANES, a, aOffset + i).reinterpretAsInts();
      IntVector outside =
          bits.sub(1)
              .lanewise(VectorOperators.OR, bits.neg().add(INFINITY_BITS))
              .lanewise(VectorOperators.OR, bits);
      IntVector one = outside.lanewise(VectorOperators.ASHR, 31).not().and(ONE_BITS);
      one.reinterpretAsFloats().intoArray(out, outOffset + i);
    }
  }
}
