package inr.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The functions of {@link ScalarMath} in lanes, operation by operation, so that every lane has the
 * bits of the scalar result.
 *
 * <p>Sine and cosine accept magnitudes up to {@link ScalarMath#TRIGONOMETRIC_LIMIT} only; the
 * caller sees to it.
 *
 * <p>Maintainers: choices between two results are made on bits, because masks are slow on Java 17.
 * The methods are small enough to be inlined into the loops of {@link VectorStripMath}; there no
 * vector is ever an object. Measure on Java 17 and on the newest Java after any change: a vector
 * that escapes costs a factor of fifty.
 */
final class VectorMath {
  private VectorMath() {}

  static FloatVector sin(FloatVector x) {
    FloatVector magnitude = x.abs();
    FloatVector t = quadrants(magnitude);
    FloatVector r = reduceByHalfPi(magnitude, t);
    IntVector quadrant = t.reinterpretAsInts();
    IntVector odd = quadrant.lanewise(VectorOperators.LSHL, 31).lanewise(VectorOperators.ASHR, 31);
    FloatVector y = select(odd, cosPolynomial(r), sinPolynomial(r));
    return flipSign(y, xor(quadrant.lanewise(VectorOperators.LSHL, 30), x.reinterpretAsInts()));
  }

  static FloatVector cos(FloatVector x) {
    FloatVector magnitude = x.abs();
    FloatVector t = quadrants(magnitude);
    FloatVector r = reduceByHalfPi(magnitude, t);
    IntVector quadrant = t.reinterpretAsInts();
    IntVector odd = quadrant.lanewise(VectorOperators.LSHL, 31).lanewise(VectorOperators.ASHR, 31);
    FloatVector y = select(odd, sinPolynomial(r), cosPolynomial(r));
    return flipSign(y, quadrant.add(1).lanewise(VectorOperators.LSHL, 30));
  }

  /** The number of quarter turns in x, in the low bits of the sum. */
  private static FloatVector quadrants(FloatVector x) {
    return x.fma(ScalarMath.TWO_OVER_PI, ScalarMath.ROUND);
  }

  private static FloatVector reduceByHalfPi(FloatVector x, FloatVector quadrants) {
    FloatVector n = quadrants.sub(ScalarMath.ROUND);
    FloatVector r = n.fma(constant(-ScalarMath.HALF_PI_HIGH), x);
    r = n.fma(constant(-ScalarMath.HALF_PI_MIDDLE), r);
    return n.fma(constant(-ScalarMath.HALF_PI_LOW), r);
  }

  private static FloatVector sinPolynomial(FloatVector r) {
    FloatVector q = r.mul(r);
    FloatVector p = constant(ScalarMath.SIN_2).fma(q, constant(ScalarMath.SIN_1));
    p = p.fma(q, constant(ScalarMath.SIN_0));
    return q.mul(r).fma(p, r);
  }

  private static FloatVector cosPolynomial(FloatVector r) {
    FloatVector q = r.mul(r);
    FloatVector p = constant(ScalarMath.COS_2).fma(q, constant(ScalarMath.COS_1));
    p = p.fma(q, constant(ScalarMath.COS_0));
    p = p.fma(q, constant(-0.5f));
    return p.fma(q, constant(1));
  }

  static FloatVector exp(FloatVector x) {
    FloatVector y = x.max(ScalarMath.EXP_LOWEST).min(ScalarMath.EXP_HIGHEST);
    FloatVector t = y.fma(ScalarMath.LOG2_E, ScalarMath.ROUND);
    FloatVector p = expm1Polynomial(reduceByLn2(y, t)).add(1);
    IntVector n = t.reinterpretAsInts().sub(ScalarMath.ROUND_BITS);
    IntVector half = n.lanewise(VectorOperators.ASHR, 1);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(n.sub(half)));
  }

  private static FloatVector reduceByLn2(FloatVector x, FloatVector rounded) {
    FloatVector n = rounded.sub(ScalarMath.ROUND);
    FloatVector r = n.fma(constant(-ScalarMath.LN2_HIGH), x);
    return n.fma(constant(-ScalarMath.LN2_LOW), r);
  }

  private static FloatVector expm1Polynomial(FloatVector r) {
    FloatVector p = constant(ScalarMath.EXP_4).fma(r, constant(ScalarMath.EXP_3));
    p = p.fma(r, constant(ScalarMath.EXP_2));
    p = p.fma(r, constant(ScalarMath.EXP_1));
    p = p.fma(r, constant(ScalarMath.EXP_0));
    return r.mul(r).fma(p, r);
  }

  private static FloatVector powerOfTwo(IntVector n) {
    return n.lanewise(VectorOperators.LSHL, 23).add(ScalarMath.ONE_BITS).reinterpretAsFloats();
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector y = x.abs().min(ScalarMath.TANH_ONE).mul(2);
    FloatVector t = y.fma(ScalarMath.LOG2_E, ScalarMath.ROUND);
    FloatVector p = expm1Polynomial(reduceByLn2(y, t));
    FloatVector scale = powerOfTwo(t.reinterpretAsInts().sub(ScalarMath.ROUND_BITS));
    FloatVector e = p.fma(scale, scale.sub(1));
    return flipSign(e.div(e.add(2)), x.reinterpretAsInts());
  }

  static FloatVector erf(FloatVector x) {
    FloatVector y = x.abs().min(ScalarMath.ERF_ONE);
    IntVector large = above(ScalarMath.ONE_BITS, y);
    FloatVector tail = constant(1).sub(exp(erfcPolynomial(y).neg()));
    return flipSign(select(large, tail, erfPolynomial(y)), x.reinterpretAsInts());
  }

  private static FloatVector erfPolynomial(FloatVector x) {
    FloatVector q = x.mul(x);
    FloatVector p = constant(ScalarMath.ERF_6).fma(q, constant(ScalarMath.ERF_5));
    p = p.fma(q, constant(ScalarMath.ERF_4));
    p = p.fma(q, constant(ScalarMath.ERF_3));
    p = p.fma(q, constant(ScalarMath.ERF_2));
    p = p.fma(q, constant(ScalarMath.ERF_1));
    p = p.fma(q, constant(ScalarMath.ERF_0));
    return x.fma(p, x);
  }

  private static FloatVector erfcPolynomial(FloatVector x) {
    FloatVector p = constant(ScalarMath.ERFC_6).fma(x, constant(ScalarMath.ERFC_5));
    p = p.fma(x, constant(ScalarMath.ERFC_4));
    p = p.fma(x, constant(ScalarMath.ERFC_3));
    p = p.fma(x, constant(ScalarMath.ERFC_2));
    p = p.fma(x, constant(ScalarMath.ERFC_1));
    return p.fma(x, constant(ScalarMath.ERFC_0));
  }

  static FloatVector atan(FloatVector x) {
    FloatVector magnitude = x.abs();
    IntVector inverted = above(ScalarMath.ONE_BITS, magnitude);
    FloatVector z = select(inverted, constant(-1).div(magnitude), magnitude);
    FloatVector q = z.mul(z);
    FloatVector p = constant(ScalarMath.ATAN_8).fma(q, constant(ScalarMath.ATAN_7));
    p = p.fma(q, constant(ScalarMath.ATAN_6));
    p = p.fma(q, constant(ScalarMath.ATAN_5));
    p = p.fma(q, constant(ScalarMath.ATAN_4));
    p = p.fma(q, constant(ScalarMath.ATAN_3));
    p = p.fma(q, constant(ScalarMath.ATAN_2));
    p = p.fma(q, constant(ScalarMath.ATAN_1));
    p = p.fma(q, constant(ScalarMath.ATAN_0));
    FloatVector y = q.mul(z).fma(p, z);
    return flipSign(select(inverted, y.add(ScalarMath.HALF_PI_HIGH), y), x.reinterpretAsInts());
  }

  static FloatVector log1p(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector sumBits = x.add(1).reinterpretAsInts();
    IntVector exponent = sumBits.sub(ScalarMath.SQRT_HALF_BITS).and(~0x7FFFFF);
    FloatVector inverse = exponent.neg().add(ScalarMath.ONE_BITS).max(0).reinterpretAsFloats();
    FloatVector f = bits.sub(exponent).reinterpretAsFloats().add(inverse.sub(1));
    FloatVector p = constant(ScalarMath.LOG_8).fma(f, constant(ScalarMath.LOG_7));
    p = p.fma(f, constant(ScalarMath.LOG_6));
    p = p.fma(f, constant(ScalarMath.LOG_5));
    p = p.fma(f, constant(ScalarMath.LOG_4));
    p = p.fma(f, constant(ScalarMath.LOG_3));
    p = p.fma(f, constant(ScalarMath.LOG_2));
    p = p.fma(f, constant(ScalarMath.LOG_1));
    p = p.fma(f, constant(ScalarMath.LOG_0));
    IntVector roundedBits = exponent.lanewise(VectorOperators.ASHR, 23).add(ScalarMath.ROUND_BITS);
    FloatVector n = roundedBits.reinterpretAsFloats().sub(ScalarMath.ROUND);
    FloatVector y = f.mul(f).fma(p, f);
    y = n.fma(constant(ScalarMath.LN2_LOW), y);
    y = n.fma(constant(ScalarMath.LN2_HIGH), y);
    // Infinity and NaN are their own results. Where 1 + x is not positive, all bits are set: NaN.
    IntVector special =
        sumBits.neg().add(ScalarMath.INFINITY_BITS - 1).lanewise(VectorOperators.ASHR, 31);
    IntVector negative = sumBits.sub(1).lanewise(VectorOperators.ASHR, 31);
    return select(special, x, y)
        .reinterpretAsInts()
        .lanewise(VectorOperators.OR, negative)
        .reinterpretAsFloats();
  }

  static FloatVector sign(FloatVector x) {
    // The sign bit of x joins 1, unless x is zero; a NaN stays one when all its exponent bits are
    // set.
    IntVector bits = x.reinterpretAsInts();
    IntVector magnitude = bits.and(~ScalarMath.SIGN);
    IntVector nonzero = magnitude.neg().lanewise(VectorOperators.ASHR, 31);
    IntVector nan =
        magnitude.neg().add(ScalarMath.INFINITY_BITS).lanewise(VectorOperators.ASHR, 31);
    IntVector one = nonzero.and(ScalarMath.ONE_BITS);
    return one.lanewise(VectorOperators.OR, bits.and(ScalarMath.SIGN))
        .lanewise(VectorOperators.OR, nan)
        .reinterpretAsFloats();
  }

  /** 1 where x &gt; 0, 0 elsewhere. */
  static FloatVector step(FloatVector x) {
    // x is positive and no NaN where 0 < bits <= infinity; bits - 1 makes that a comparison from
    // both sides.
    IntVector bits = x.reinterpretAsInts();
    IntVector outside =
        bits.sub(1).lanewise(VectorOperators.OR, bits.neg().add(ScalarMath.INFINITY_BITS));
    outside = outside.lanewise(VectorOperators.OR, bits).lanewise(VectorOperators.ASHR, 31);
    return outside.not().and(ScalarMath.ONE_BITS).reinterpretAsFloats();
  }

  /**
   * All bits set where the float of no sign x exceeds the positive float with these bits, or is
   * NaN.
   */
  private static IntVector above(int bits, FloatVector x) {
    return x.reinterpretAsInts().neg().add(bits).lanewise(VectorOperators.ASHR, 31);
  }

  /** {@code yes} where all bits of {@code which} are set, {@code no} where none is. */
  private static FloatVector select(IntVector which, FloatVector yes, FloatVector no) {
    IntVector otherwise = no.reinterpretAsInts();
    return xor(otherwise, xor(otherwise, yes.reinterpretAsInts()).and(which)).reinterpretAsFloats();
  }

  private static FloatVector flipSign(FloatVector x, IntVector bits) {
    return xor(x.reinterpretAsInts(), bits.and(ScalarMath.SIGN)).reinterpretAsFloats();
  }

  private static IntVector xor(IntVector a, IntVector b) {
    return a.lanewise(VectorOperators.XOR, b);
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(VectorLanes.FLOATS, value);
  }
}
