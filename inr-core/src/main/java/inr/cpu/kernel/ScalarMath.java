package inr.cpu.kernel;

/**
 * Elementary functions of a float with equal bits on every machine: the definition that {@link
 * VectorFunctions} repeats in lanes.
 *
 * <p>Only operations that round alike everywhere are used: + − × / and fused multiply-add in single
 * precision, and operations on bits. NaN gives NaN, whose sign and payload are not specified. Odd
 * functions are exactly odd and keep the sign of zero; a sine that is 0 elsewhere may have either
 * sign. Subnormal arguments and results are never flushed to zero.
 *
 * <p>{@link StripMath} states the largest error of each function.
 *
 * <p>Maintainers: coefficients come from {@code docs/decisions/fit_float_functions.py}, which says
 * how they are found. Adding {@link #ROUND} to a float rounds it to an integer and leaves that
 * integer in the low bits of the sum, without a conversion. A change of any operation here is a
 * change of the same operation in {@link VectorFunctions}, and of the golden checksum in the tests.
 */
final class ScalarMath {
  /**
   * 1.5 · 2²³: the spacing of floats is 1 here, so adding it rounds to the nearest integer, ties to
   * even.
   */
  static final float ROUND = 0x1.8p23f;

  static final int ROUND_BITS = 0x4B400000;
  static final int SIGN = 0x80000000;
  static final int ONE_BITS = 0x3F800000;
  static final int SQRT_HALF_BITS = 0x3F3504F3;
  static final int INFINITY_BITS = 0x7F800000;
  static final int MIN_NORMAL_BITS = 0x00800000;

  /** 2²³: times this, every subnormal float but 0 is a normal one. */
  static final float SUBNORMAL_SCALE = 0x1p23f;

  static final int SUBNORMAL_EXPONENT = 23;

  /** 2²³: from here on floats are whole numbers. */
  static final float WHOLE = 0x1p23f;

  static final int WHOLE_BITS = 0x4B000000;

  /** Up to here a number of quarter turns is rounded to an integer by {@link #ROUND}. */
  static final float QUARTERS_LIMIT = 0x1p22f;

  static final int QUARTERS_LIMIT_BITS = 0x4A800000;

  static final float SIN_0 = 1.5707964f;
  static final float SIN_1 = -0.64596665f;
  static final float SIN_2 = 0.079712525f;
  static final float SIN_3 = -0.0046859714f;
  static final float COS_0 = -1.2337005f;
  static final float COS_1 = 0.25366855f;
  static final float COS_2 = -0.020855593f;
  static final float COS_3 = 0.00089445926f;

  /** e to this power is less than half the least subnormal float. */
  static final float EXP_LOWEST = -104;

  /** e to this power exceeds the greatest float. */
  static final float EXP_HIGHEST = 89;

  static final float LOG2_E = 1.442695f;
  static final float LN2_HIGH = 0.6931472f;
  static final float LN2_LOW = -1.9046542e-09f;
  static final float EXP_0 = 0.49999997f;
  static final float EXP_1 = 0.16666545f;
  static final float EXP_2 = 0.041667446f;
  static final float EXP_3 = 0.008366447f;
  static final float EXP_4 = 0.0013869845f;

  /** The hyperbolic tangent rounds to 1 here. */
  static final float TANH_ONE = 10;

  /** The error function rounds to 1 here. */
  static final float ERF_ONE = 4;

  static final float ERF_0 = 0.12837917f;
  static final float ERF_1 = -0.37612626f;
  static final float ERF_2 = 0.11283579f;
  static final float ERF_3 = -0.026853347f;
  static final float ERF_4 = 0.005187162f;
  static final float ERF_5 = -0.0007997853f;
  static final float ERF_6 = 7.806903e-05f;
  static final float ERFC_0 = 0.00034152303f;
  static final float ERFC_1 = 1.1270891f;
  static final float ERFC_2 = 0.63814497f;
  static final float ERFC_3 = 0.10310661f;
  static final float ERFC_4 = -0.021838f;
  static final float ERFC_5 = 0.0029476492f;
  static final float ERFC_6 = -0.00018637974f;

  static final float HALF_PI = 1.5707964f;
  static final float ATAN_0 = -0.333333f;
  static final float ATAN_1 = 0.1999853f;
  static final float ATAN_2 = -0.14264016f;
  static final float ATAN_3 = 0.109508805f;
  static final float ATAN_4 = -0.08399306f;
  static final float ATAN_5 = 0.057881393f;
  static final float ATAN_6 = -0.031097002f;
  static final float ATAN_7 = 0.01086871f;
  static final float ATAN_8 = -0.001782832f;

  static final float LOG_0 = -0.49999988f;
  static final float LOG_1 = 0.33333325f;
  static final float LOG_2 = -0.2500161f;
  static final float LOG_3 = 0.20002013f;
  static final float LOG_4 = -0.16608454f;
  static final float LOG_5 = 0.14180604f;
  static final float LOG_6 = -0.1324705f;
  static final float LOG_7 = 0.12914574f;
  static final float LOG_8 = -0.07624913f;

  private ScalarMath() {}

  /** sin(½πx): the sine of x quarter turns. Infinite arguments give NaN. */
  static float sinQuarters(float x) {
    float y = withinLimit(x);
    float t = y + ROUND;
    float r = y - (t - ROUND);
    int quadrant = Float.floatToRawIntBits(t);
    return flipSign((quadrant & 1) == 0 ? sinPolynomial(r) : cosPolynomial(r), quadrant << 30);
  }

  /** cos(½πx): the cosine of x quarter turns. Infinite arguments give NaN. */
  static float cosQuarters(float x) {
    float y = withinLimit(x);
    float t = y + ROUND;
    float r = y - (t - ROUND);
    int quadrant = Float.floatToRawIntBits(t);
    return flipSign(
        (quadrant & 1) == 0 ? cosPolynomial(r) : sinPolynomial(r), (quadrant + 1) << 30);
  }

  /** x without whole turns where it is too great to be rounded; exact. */
  private static float withinLimit(float x) {
    return Math.abs(x) <= QUARTERS_LIMIT ? x : x % 4;
  }

  /** Sine of r quarter turns, |r| ≤ ½. */
  private static float sinPolynomial(float r) {
    float q = r * r;
    return r * Math.fma(Math.fma(Math.fma(SIN_3, q, SIN_2), q, SIN_1), q, SIN_0);
  }

  /** Cosine of r quarter turns, |r| ≤ ½. */
  private static float cosPolynomial(float r) {
    float q = r * r;
    return Math.fma(Math.fma(Math.fma(Math.fma(COS_3, q, COS_2), q, COS_1), q, COS_0), q, 1);
  }

  /** eˣ, 0 below the least subnormal and infinite above the greatest float. */
  static float exp(float x) {
    float y = Math.min(Math.max(x, EXP_LOWEST), EXP_HIGHEST);
    float t = Math.fma(y, LOG2_E, ROUND);
    float p = expm1Polynomial(reduceByLn2(y, t - ROUND)) + 1;
    // Two steps, because 2ⁿ alone may be too great or too small for a float; a subnormal result is
    // rounded in the second only.
    int n = Float.floatToRawIntBits(t) - ROUND_BITS;
    int half = n >> 1;
    return p * powerOfTwo(half) * powerOfTwo(n - half);
  }

  /** x − n · ln 2. */
  private static float reduceByLn2(float x, float n) {
    return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
  }

  /** eʳ − 1 for |r| ≤ 0.3475. */
  private static float expm1Polynomial(float r) {
    float p = Math.fma(EXP_4, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(p, r, EXP_1);
    p = Math.fma(p, r, EXP_0);
    return Math.fma(r * r, p, r);
  }

  /** 2ⁿ for −126 ≤ n ≤ 127. */
  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n << 23) + ONE_BITS);
  }

  /** tanh x = e / (e + 2) with e = e²ˣ − 1. */
  static float tanh(float x) {
    float y = 2 * Math.min(Math.abs(x), TANH_ONE);
    float t = Math.fma(y, LOG2_E, ROUND);
    float p = expm1Polynomial(reduceByLn2(y, t - ROUND));
    float scale = powerOfTwo(Float.floatToRawIntBits(t) - ROUND_BITS);
    float e = Math.fma(p, scale, scale - 1);
    return flipSign(e / (e + 2), Float.floatToRawIntBits(x));
  }

  /** erf x = 2/√π ∫₀ˣ e^(−t²) dt: an odd polynomial up to 1, then 1 − e to a polynomial. */
  static float erf(float x) {
    float y = Math.min(Math.abs(x), ERF_ONE);
    float erf = y <= 1 ? erfPolynomial(y) : 1 - exp(-erfcPolynomial(y));
    return flipSign(erf, Float.floatToRawIntBits(x));
  }

  /** erf x for 0 ≤ x ≤ 1. */
  private static float erfPolynomial(float x) {
    float q = x * x;
    float p = Math.fma(ERF_6, q, ERF_5);
    p = Math.fma(p, q, ERF_4);
    p = Math.fma(p, q, ERF_3);
    p = Math.fma(p, q, ERF_2);
    p = Math.fma(p, q, ERF_1);
    p = Math.fma(p, q, ERF_0);
    return Math.fma(x, p, x);
  }

  /** −log(1 − erf x) for 1 ≤ x ≤ 4. */
  private static float erfcPolynomial(float x) {
    float p = Math.fma(ERFC_6, x, ERFC_5);
    p = Math.fma(p, x, ERFC_4);
    p = Math.fma(p, x, ERFC_3);
    p = Math.fma(p, x, ERFC_2);
    p = Math.fma(p, x, ERFC_1);
    return Math.fma(p, x, ERFC_0);
  }

  /** arctan x, using π/2 − arctan(1/x) above 1. */
  static float atan(float x) {
    float magnitude = Math.abs(x);
    boolean inverted = !(magnitude <= 1);
    float z = inverted ? -1 / magnitude : magnitude;
    float q = z * z;
    float p = Math.fma(ATAN_8, q, ATAN_7);
    p = Math.fma(p, q, ATAN_6);
    p = Math.fma(p, q, ATAN_5);
    p = Math.fma(p, q, ATAN_4);
    p = Math.fma(p, q, ATAN_3);
    p = Math.fma(p, q, ATAN_2);
    p = Math.fma(p, q, ATAN_1);
    p = Math.fma(p, q, ATAN_0);
    float y = Math.fma(q * z, p, z);
    return flipSign(inverted ? y + HALF_PI : y, Float.floatToRawIntBits(x));
  }

  /**
   * log(1 + x) for x &gt; −1; NaN elsewhere, −1 included. Zero of either sign gives 0.
   *
   * <p>1 + x = 2ⁿ (1 + f) with 1 + f between √½ and √2. f is x/2ⁿ + (1/2ⁿ − 1), in which only the
   * last addition rounds, unless n is so great that its rounding no longer matters.
   */
  static float log1p(float x) {
    if (!(x > -1)) {
      return Float.NaN;
    }
    if (x == Float.POSITIVE_INFINITY) {
      return x;
    }
    int exponent = (Float.floatToRawIntBits(1 + x) - SQRT_HALF_BITS) & ~0x7FFFFF;
    float inverse = Float.intBitsToFloat(Math.max(ONE_BITS - exponent, 0));
    // x is subnormal or zero only where n = 0, so taking n from its exponent bits divides exactly.
    float f = Float.intBitsToFloat(Float.floatToRawIntBits(x) - exponent) + (inverse - 1);
    return logOf(f, exponent >> 23);
  }

  /**
   * log x for x ≥ 0, −∞ at 0 of either sign; NaN elsewhere.
   *
   * <p>x = 2ⁿ (1 + f) with 1 + f between √½ and √2; f is exact.
   */
  static float log(float x) {
    if (!(x > 0)) {
      return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }
    if (x == Float.POSITIVE_INFINITY) {
      return x;
    }
    boolean subnormal = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(subnormal ? x * SUBNORMAL_SCALE : x);
    int exponent = (bits - SQRT_HALF_BITS) & ~0x7FFFFF;
    float f = Float.intBitsToFloat(bits - exponent) - 1;
    return logOf(f, (exponent >> 23) - (subnormal ? SUBNORMAL_EXPONENT : 0));
  }

  /** log(2ⁿ (1 + f)). */
  private static float logOf(float f, int n) {
    float p = Math.fma(LOG_8, f, LOG_7);
    p = Math.fma(p, f, LOG_6);
    p = Math.fma(p, f, LOG_5);
    p = Math.fma(p, f, LOG_4);
    p = Math.fma(p, f, LOG_3);
    p = Math.fma(p, f, LOG_2);
    p = Math.fma(p, f, LOG_1);
    p = Math.fma(p, f, LOG_0);
    float power = Float.intBitsToFloat(n + ROUND_BITS) - ROUND;
    return Math.fma(power, LN2_HIGH, Math.fma(power, LN2_LOW, Math.fma(f * f, p, f)));
  }

  /** x, its sign flipped where the sign bit of {@code bits} is set. */
  private static float flipSign(float x, int bits) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(x) ^ (bits & SIGN));
  }
}
