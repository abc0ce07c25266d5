package inr.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
  @Test
  void everySizeUpToThreeHundredIsABijection() {
    for (int n = 1; n <= 300; n++) {
      assertBijection(n, n);
    }
  }

  @Test
  void sizesAroundPowersOfTwoAreBijections() {
    for (int bits = 9; bits <= 17; bits++) {
      for (int offset = -1; offset <= 1; offset++) {
        assertBijection((1 << bits) + offset, bits);
      }
    }
  }

  @Test
  void epochsAndSeedsHaveDifferentOrders() {
    assertFalse(Arrays.equals(order(500, 1, 0), order(500, 1, 1)));
    assertFalse(Arrays.equals(order(500, 1, 0), order(500, 2, 0)));
    assertTrue(Arrays.equals(order(500, 1, 7), order(500, 1, 7)));
  }

  /**
   * Of a random order about one element stays in place and half of the neighbours are ascending.
   */
  @Test
  void theOrderLooksRandom() {
    long fixed = 0;
    long ascending = 0;
    for (int epoch = 0; epoch < 20; epoch++) {
      long[] order = order(10_000, 3, epoch);
      for (int i = 0; i < order.length; i++) {
        fixed += order[i] == i ? 1 : 0;
        ascending += i > 0 && order[i] > order[i - 1] ? 1 : 0;
      }
    }
    // 20 expected with a deviation of 4.5; 100,000 expected with a deviation of 130
    assertTrue(fixed < 45, fixed + " fixed points in 20 epochs");
    assertEquals(100_000.0, (double) ascending, 700);
  }

  /**
   * After two rounds of the network, positions with the same lower half would land as far apart as
   * they were.
   */
  @Test
  void neighboursByTheUpperHalfDoNotStayNeighbours() {
    long[] order = order(1 << 16, 3, 0);
    int stayed = 0;
    for (int i = 256; i < order.length; i++) {
      stayed += (order[i] ^ order[i - 256]) >>> 8 == (i ^ (i - 256)) >>> 8 ? 1 : 0;
    }
    // 255 expected with a deviation of 16
    assertTrue(stayed < 340, stayed + " of 65,280 pairs");
  }

  @Test
  void hugeSizesStayInRange() {
    for (long n : new long[] {Integer.MAX_VALUE, 1L << 40, (1L << 40) + 1}) {
      Permutation permutation = new Permutation(n, 1, 1);
      for (long position : new long[] {0, 1, n / 2, n - 1}) {
        long point = permutation.at(position);
        assertTrue(point >= 0 && point < n, n + ": " + position + " goes to " + point);
      }
    }
  }

  @Test
  void anEmptySetIsRefused() {
    assertEquals(
        "permutation of 0 elements; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> new Permutation(0, 1, 1)).getMessage());
  }

  private static void assertBijection(int n, long seed) {
    BitSet seen = new BitSet(n);
    for (long point : order(n, seed, 0)) {
      seen.set((int) point);
    }
    assertEquals(n, seen.cardinality(), "points reached of " + n);
    assertEquals(n, seen.length(), "largest point of " + n);
  }

  private static long[] order(int n, long seed, long epoch) {
    Permutation permutation = new Permutation(n, seed, epoch);
    return LongStream.range(0, n).map(permutation::at).toArray();
  }
}
