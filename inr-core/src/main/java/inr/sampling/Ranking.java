package inr.sampling;

import java.util.Arrays;
import java.util.BitSet;

/** Points by a score that is not negative, the largest last; of equal ones the first point last. */
final class Ranking {
  private Ranking() {}

  /** Numbers of all points, by ascending score; what is not a number counts as the largest. */
  static int[] ascending(float[] scores) {
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      // Bits of floats that are not negative are in the order of their values.
      keys[i] = (long) Float.floatToIntBits(scores[i]) << 32 | Integer.MAX_VALUE - i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = Integer.MAX_VALUE - (int) keys[i];
    }
    return order;
  }

  /** The last {@code count} points of an order. */
  static BitSet last(int[] order, int count) {
    BitSet chosen = new BitSet(order.length);
    for (int i = order.length - count; i < order.length; i++) {
      chosen.set(order[i]);
    }
    return chosen;
  }
}
