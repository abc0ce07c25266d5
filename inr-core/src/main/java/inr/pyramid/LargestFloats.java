package inr.pyramid;

/** The largest of many numbers without sorting them. */
public final class LargestFloats {
  private static final int BITS = 16;

  private LargestFloats() {}

  /**
   * The number that {@code count} of the values are at least as large as, and fewer larger;
   * negative values and NaN count as 0.
   *
   * @param count 1 to the number of values
   */
  public static float least(float[] values, int count) {
    int[] high = new int[1 << BITS];
    for (float value : values) {
      high[bits(value) >>> BITS]++;
    }
    int left = count;
    int top = high.length - 1;
    while (top > 0 && high[top] < left) {
      left -= high[top--];
    }
    int[] low = new int[1 << BITS];
    for (float value : values) {
      int bits = bits(value);
      if (bits >>> BITS == top) {
        low[bits & (1 << BITS) - 1]++;
      }
    }
    int rest = low.length - 1;
    while (rest > 0 && low[rest] < left) {
      left -= low[rest--];
    }
    return Float.intBitsToFloat(top << BITS | rest);
  }

  /** Bits of floats that are not negative have their order. */
  private static int bits(float value) {
    return value > 0 ? Float.floatToRawIntBits(value) : 0;
  }
}
