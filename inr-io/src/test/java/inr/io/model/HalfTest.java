package inr.io.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfTest {
  private static final int INFINITY = 0x7c00;

  /** Definition of binary16, in double precision. */
  private static double defined(int bits) {
    int exponent = bits >> 10 & 31;
    int mantissa = bits & 1023;
    double magnitude =
        exponent == 0 ? Math.scalb(mantissa, -24) : Math.scalb(1024 + mantissa, exponent - 25);
    return bits >= 0x8000 ? -magnitude : magnitude;
  }

  @Test
  void everyFiniteHalfHasItsValueAndComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      if ((bits & INFINITY) != INFINITY) {
        float value = Half.value((short) bits);
        assertEquals(
            Float.floatToRawIntBits((float) defined(bits)),
            Float.floatToRawIntBits(value),
            Integer.toHexString(bits));
        assertEquals((short) bits, Half.bits(value), Integer.toHexString(bits));
      }
    }
  }

  @Test
  void infinitiesAndNanKeepTheirKind() {
    for (int bits = INFINITY; bits < 0x8000; bits++) {
      float expected = bits == INFINITY ? Float.POSITIVE_INFINITY : Float.NaN;
      assertEquals(expected, Half.value((short) bits));
      assertEquals(-expected, Half.value((short) (bits | 0x8000)));
    }
    assertEquals((short) INFINITY, Half.bits(Float.POSITIVE_INFINITY));
    assertEquals((short) 0xfc00, Half.bits(Float.NEGATIVE_INFINITY));
    assertEquals(Float.NaN, Half.value(Half.bits(Float.NaN)));
  }

  @Test
  void numbersBetweenTwoHalvesGoToTheNearestAndFromTheMiddleToTheEvenOne() {
    for (int bits = 0; bits < INFINITY - 1; bits++) {
      float middle = (float) (0.5 * (defined(bits) + defined(bits + 1)));
      assertNeighbours(middle, bits, bits + 1);
    }
  }

  @Test
  void numbersFromTheMiddleAboveTheLargestHalfAreInfinite() {
    assertNeighbours(65_520, 0x7bff, INFINITY);
    assertEquals((short) INFINITY, Half.bits(Float.MAX_VALUE));
  }

  @Test
  void theSmallestFloatsAreZeroWithTheirSign() {
    assertEquals((short) 0, Half.bits(Float.MIN_VALUE));
    assertEquals((short) 0x8000, Half.bits(-Float.MIN_VALUE));
  }

  private static void assertNeighbours(float middle, int below, int above) {
    int even = below % 2 == 0 ? below : above;
    assertEquals((short) below, Half.bits(Math.nextDown(middle)), "just below " + middle);
    assertEquals((short) even, Half.bits(middle), "at " + middle);
    assertEquals((short) above, Half.bits(Math.nextUp(middle)), "just above " + middle);
    assertEquals((short) (even | 0x8000), Half.bits(-middle), "at -" + middle);
  }
}
