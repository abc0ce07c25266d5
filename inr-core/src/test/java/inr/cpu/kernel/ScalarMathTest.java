package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Errors of {@link ScalarMath} against the true values, and its special values.
 *
 * <p>{@link EveryFloatTest} tries all floats; here, one in {@value #STRIDE} and those around the
 * worst.
 */
class ScalarMathTest {
  /** Prime, so that mantissas of all kinds are met. */
  private static final int STRIDE = 4099;

  /** Figures are rounded up to this many places. */
  private static final double LAST_PLACE = 0.01;

  @ParameterizedTest
  @EnumSource
  void errorsAreWithinTheStatedOne(ElementaryFunction function) {
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      assertWithin(function, Float.intBitsToFloat((int) bits));
    }
    int worst = Float.floatToRawIntBits(function.worst);
    for (int bits = worst - STRIDE; bits <= worst + STRIDE; bits++) {
      assertWithin(function, Float.intBitsToFloat(bits));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theErrorAtTheWorstFloatIsTheStatedOne(ElementaryFunction function) {
    double error = function.error(function.worst, function.apply(function.worst));
    assertEquals(function.stated, Math.ceil(error / LAST_PLACE) * LAST_PLACE, 1e-9);
  }

  private static void assertWithin(ElementaryFunction function, float x) {
    double error = function.error(x, function.apply(x));
    if (!(error <= function.stated)) {
      fail(function + " is " + error + " ulp off at " + x + ", " + function.stated + " is stated");
    }
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
}
