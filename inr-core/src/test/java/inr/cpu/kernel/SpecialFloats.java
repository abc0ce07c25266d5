package inr.cpu.kernel;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Floats at which something changes: zeros, subnormals, extremes, infinities, NaNs, and the places
 * where a function of {@link ScalarMath} takes another way, with their neighbours; of both signs.
 */
final class SpecialFloats {
  private static final int[] BITS = {
    0, // zero
    1, // least subnormal
    2,
    0x00400000, // a power of two
    0x007FFFFF, // greatest subnormal
    0x00800000, // least normal
    0x7F7FFFFF, // greatest
    0x7F800000, // infinity
    0x7F800001, // signalling NaN
    0x7FC00000, // quiet NaN
    0x7FFFFFFF
  };

  private static final double[] TURNS = {
    Math.sqrt(0.5) - 1,
    Math.sqrt(2) - 1,
    Math.PI / 4,
    1,
    Math.PI / 2,
    Math.PI,
    ScalarMath.ERF_ONE,
    ScalarMath.TANH_ONE,
    -Math.log(Float.MIN_NORMAL),
    Math.log(Float.MAX_VALUE),
    -Math.log(Float.MIN_VALUE),
    ScalarMath.EXP_HIGHEST,
    -ScalarMath.EXP_LOWEST,
    ScalarMath.QUARTERS_LIMIT,
    0x1p23,
    1e30
  };

  /** All of them. */
  static final float[] ALL = all();

  private SpecialFloats() {}

  private static float[] all() {
    int[] bits =
        IntStream.concat(
                IntStream.of(BITS),
                DoubleStream.of(TURNS)
                    .mapToInt(turn -> Float.floatToRawIntBits((float) turn))
                    .flatMap(turn -> IntStream.rangeClosed(turn - 1, turn + 1)))
            .flatMap(magnitude -> IntStream.of(magnitude, magnitude | ScalarMath.SIGN))
            .toArray();
    float[] all = new float[bits.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = Float.intBitsToFloat(bits[i]);
    }
    return all;
  }
}
