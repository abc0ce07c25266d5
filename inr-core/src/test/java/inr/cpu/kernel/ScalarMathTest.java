package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Errors of {@link ScalarMath} against double precision, in float spacings at the true value.
 *
 * <p>{@code -Dinr.ulp.stride=1} tries every float instead of one in 4099, which takes minutes. The
 * bounds are those of the exhaustive search, rounded up.
 */
class ScalarMathTest {
  private static final long STRIDE = Long.getLong("inr.ulp.stride", 4099);

  interface FloatFunction {
    float apply(float x);
  }

  @Test
  void sinOfQuarterTurnsIsWithinItsBound() {
    assertWithin(1.6, ScalarMath::sinQuarters, ScalarMathTest::sinQuarters, 0, Float.MAX_VALUE);
  }

  @Test
  void cosOfQuarterTurnsIsWithinItsBound() {
    assertWithin(1.6, ScalarMath::cosQuarters, x -> sinQuarters(x % 4 + 1), 0, Float.MAX_VALUE);
  }

  /** Of x ≥ 0: both halves of a turn by their distance from its middle, so that zeros are exact. */
  private static double sinQuarters(double x) {
    double turn = x % 4;
    return turn <= 2
        ? Math.sin(Math.PI / 2 * Math.min(turn, 2 - turn))
        : -Math.sin(Math.PI / 2 * Math.min(turn - 2, 4 - turn));
  }

  @Test
  void wholeQuarterTurnsAreExact() {
    for (float x : new float[] {0, 4, 1 << 20, 1 << 23, 1e30f}) {
      assertEquals(0f, ScalarMath.sinQuarters(x));
      assertEquals(1f, ScalarMath.cosQuarters(x));
    }
    for (float x : new float[] {1, 5, (1 << 20) + 1, (1 << 23) + 1}) {
      assertEquals(1f, ScalarMath.sinQuarters(x));
      assertEquals(0f, Math.abs(ScalarMath.cosQuarters(x)));
    }
  }

  @Test
  void expIsWithinItsBoundFromZeroThroughSubnormalsToInfinity() {
    assertWithin(1.1, ScalarMath::exp, Math::exp, 0, Float.MAX_VALUE);
    assertWithin(1.1, x -> ScalarMath.exp(-x), x -> Math.exp(-x), 0, Float.MAX_VALUE);
  }

  @Test
  void tanhIsWithinItsBound() {
    assertWithin(2.6, ScalarMath::tanh, Math::tanh, 0, Float.MAX_VALUE);
  }

  @Test
  void erfIsWithinItsBound() {
    assertWithin(1.1, ScalarMath::erf, ScalarMathTest::erf, 0, Float.MAX_VALUE);
  }

  @Test
  void atanIsWithinItsBound() {
    assertWithin(1.9, ScalarMath::atan, Math::atan, 0, Float.MAX_VALUE);
  }

  @Test
  void log1pIsWithinItsBound() {
    assertWithin(1.5, ScalarMath::log1p, Math::log1p, 0, Float.MAX_VALUE);
    assertWithin(
        1.5, x -> ScalarMath.log1p(-x), x -> Math.log1p(-x), Float.MIN_VALUE, Math.nextDown(1f));
  }

  @Test
  void sinesTangentsAndErrorFunctionAreExactlyOddAndCosineEven() {
    for (long bits = 0; bits <= ScalarMath.INFINITY_BITS; bits += 100_003) {
      float x = Float.intBitsToFloat((int) bits);
      assertEquals(0 - ScalarMath.sinQuarters(x), 0 + ScalarMath.sinQuarters(-x));
      assertEquals(0 + ScalarMath.cosQuarters(x), 0 + ScalarMath.cosQuarters(-x));
      assertEquals(-ScalarMath.tanh(x), ScalarMath.tanh(-x));
      assertEquals(-ScalarMath.erf(x), ScalarMath.erf(-x));
      assertEquals(-ScalarMath.atan(x), ScalarMath.atan(-x));
    }
  }

  @Test
  void theLeastFloatsAreTheirOwnTangents() {
    for (float x : new float[] {Float.MIN_VALUE, 5 * Float.MIN_VALUE, Float.MIN_NORMAL}) {
      assertEquals(x, ScalarMath.tanh(x));
      assertEquals(x, ScalarMath.atan(x));
      assertEquals(x, ScalarMath.log1p(x));
    }
  }

  @Test
  void limitsAreReached() {
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(infinity, ScalarMath.exp(infinity));
    assertEquals(0f, ScalarMath.exp(-infinity));
    assertEquals(1f, ScalarMath.exp(-0f));
    assertEquals(1f, ScalarMath.tanh(infinity));
    assertEquals(1f, ScalarMath.tanh(10f));
    assertEquals(1f, ScalarMath.erf(infinity));
    assertEquals(1f, ScalarMath.erf(4f));
    assertEquals((float) (Math.PI / 2), ScalarMath.atan(infinity));
    assertEquals(infinity, ScalarMath.log1p(infinity));
    assertEquals(Float.NaN, ScalarMath.log1p(-1f));
    assertEquals(Float.NaN, ScalarMath.log1p(-infinity));
    assertEquals(Float.NaN, ScalarMath.sinQuarters(infinity));
    assertEquals(Float.NaN, ScalarMath.cosQuarters(-infinity));
  }

  @Test
  void notANumberStaysNotANumber() {
    for (int bits : new int[] {0x7FC00000, 0xFFC00000, 0x7F800001, 0xFFFFFFFF}) {
      float nan = Float.intBitsToFloat(bits);
      assertEquals(Float.NaN, ScalarMath.sinQuarters(nan));
      assertEquals(Float.NaN, ScalarMath.cosQuarters(nan));
      assertEquals(Float.NaN, ScalarMath.exp(nan));
      assertEquals(Float.NaN, ScalarMath.tanh(nan));
      assertEquals(Float.NaN, ScalarMath.erf(nan));
      assertEquals(Float.NaN, ScalarMath.atan(nan));
      assertEquals(Float.NaN, ScalarMath.log1p(nan));
    }
  }

  private static void assertWithin(
      double bound, FloatFunction f, DoubleUnaryOperator truth, float from, float to) {
    double worst = 0;
    float worstAt = from;
    for (long bits = Float.floatToRawIntBits(from);
        bits <= Float.floatToRawIntBits(to);
        bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      double error = error(f.apply(x), truth.applyAsDouble(x));
      if (!(error <= worst)) {
        worst = error;
        worstAt = x;
      }
    }
    double found = worst;
    float at = worstAt;
    assertTrue(
        found <= bound,
        () -> "error of " + found + " ulp at " + at + ", at most " + bound + " is stated");
  }

  /**
   * |y − truth| in float spacings at truth; where truth rounds to infinity, only infinity is right.
   */
  private static double error(float y, double truth) {
    if (Float.isInfinite((float) truth)) {
      return y == (float) truth ? 0 : Double.POSITIVE_INFINITY;
    }
    int exponent =
        truth == 0 ? Float.MIN_EXPONENT : Math.max(Math.getExponent(truth), Float.MIN_EXPONENT);
    return Math.abs(y - truth) / Math.scalb(1.0, exponent - 23);
  }

  /**
   * erf x for x ≥ 0 to nearly double precision: a series of positive terms to 2.5, the continued
   * fraction of erfc above.
   */
  private static double erf(double x) {
    if (x < 2.5) {
      double term = x;
      double sum = 0;
      for (int k = 1; term > 1e-17 * sum; k++) {
        sum += term;
        term *= 2 * x * x / (2 * k + 1);
      }
      return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
    double fraction = x;
    for (int k = 80; k > 0; k--) {
      fraction = x + k / 2.0 / fraction;
    }
    return 1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }
}
