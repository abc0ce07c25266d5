package inr.io.model;

/**
 * Half precision, IEEE 754 binary16: one sign bit, five exponent bits, ten mantissa bits.
 *
 * <p>Numbers are rounded to the nearest, ties to even; 65,520 and more become infinite. By hand,
 * since the JDK converts only from 20 on.
 */
public final class Half {
  private static final int INFINITY = 0x7c00;
  private static final int NAN = 0x7e00;
  private static final float SMALLEST_NORMAL = 0x1p-14f;
  // Moves an exponent with bias 127 to bias 15, where half's mantissa stands.
  private static final int BIAS = (127 - 15) << 10;

  private Half() {}

  /** The bits of the half nearest to {@code value}. */
  public static short bits(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    return (short) (sign | (Float.isNaN(value) ? NAN : magnitude(Math.abs(value))));
  }

  private static int magnitude(float value) {
    if (value < SMALLEST_NORMAL) {
      // A whole number of 2^-24, the product is exact; 1024 of them are the smallest normal number,
      // whose bits are 1024 too.
      return (int) Math.rint(value * 0x1p24f);
    }
    int bits = Float.floatToRawIntBits(value);
    // Just under half a unit, and one more where the last kept bit is odd; a carry runs into the
    // exponent as it should.
    int rounded = (bits + 0xfff + (bits >>> 13 & 1)) >>> 13;
    return Math.min(rounded - BIAS, INFINITY);
  }

  /** The value of a half's bits, exact. */
  public static float value(short bits) {
    int mantissa = bits & 0x3ff;
    int exponent = bits >>> 10 & 0x1f;
    float magnitude =
        exponent == 0
            ? mantissa * 0x1p-24f
            : exponent == 31
                ? (mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                : Float.intBitsToFloat(((bits & 0x7fff) + BIAS) << 13);
    return bits < 0 ? -magnitude : magnitude;
  }
}
