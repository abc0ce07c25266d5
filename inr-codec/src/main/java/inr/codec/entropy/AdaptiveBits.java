package inr.codec.entropy;

import java.util.Arrays;

/**
 * Bits in contexts whose probabilities follow what was coded in them: the mean of the bits so far,
 * of about the last {@value #MEMORY} where there were more.
 *
 * <p>p ← p + (2²⁴·[bit = 0] − p) / (n + 1.5) after n bits, in whole numbers, so it is the same
 * everywhere; p stays {@value #LEAST} away from 0 and 2²⁴.
 */
public final class AdaptiveBits {
  private static final int MEMORY = 160;
  private static final int LEAST = 512;

  private final int[] zeros;
  private final byte[] counts;

  /** Contexts in which nothing was seen. */
  public AdaptiveBits(int contexts) {
    zeros = new int[contexts];
    counts = new byte[contexts];
    Arrays.fill(zeros, Rans.TOTAL / 2);
  }

  /** Codes a bit in its context. */
  public int code(BitCode code, int context, int bit) {
    int zero = zeros[context];
    int coded = code.bit(zero, bit);
    int count = counts[context] & 0xff;
    int target = coded == 0 ? Rans.TOTAL : 0;
    int next = zero + 2 * (target - zero) / (2 * count + 3);
    zeros[context] = Math.min(Math.max(next, LEAST), Rans.TOTAL - LEAST);
    if (count < MEMORY) {
      counts[context]++;
    }
    return coded;
  }

  /**
   * Codes a number of {@code bits} bits, the highest first, each in a context of those before it:
   * it takes the contexts from {@code context + 1} to {@code context + 2^bits − 1}.
   */
  public int tree(BitCode code, int context, int bits, int value) {
    int node = 1;
    for (int i = bits - 1; i >= 0; i--) {
      node = 2 * node + code(code, context + node, value >> i & 1);
    }
    return node - (1 << bits);
  }
}
