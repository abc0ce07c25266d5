package inr.sampling;

import inr.random.CounterRandom;

/**
 * A random order of 0 … n − 1 that is computed element by element and never stored.
 *
 * <p>A Feistel network of four rounds over the smallest even number of bits that holds n, walked
 * until the result is below n; so position ↦ point costs a few hashes and no memory, whatever the
 * size of the picture.
 */
public final class Permutation {
  private static final int ROUNDS = 4;
  private final long n;
  private final int halfBits;
  private final CounterRandom random;

  /** The order of the points of one epoch. */
  public Permutation(long n, long seed, long epoch) {
    if (n < 1) {
      throw new IllegalArgumentException("permutation of " + n + " elements; at least 1 is needed");
    }
    this.n = n;
    this.halfBits = Math.max(1, (65 - Long.numberOfLeadingZeros(n - 1)) / 2);
    this.random = new CounterRandom(seed, epoch);
  }

  /** The point at {@code position}, both in 0 … n − 1. */
  public long at(long position) {
    long value = position;
    do {
      value = scramble(value);
    } while (value >= n);
    return value;
  }

  private long scramble(long value) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (random.bits(right * ROUNDS + round) & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
