package inr.codec.entropy;

/**
 * Codes whole numbers whose probabilities are learnt on the way: n is u = 2n or −2n − 1, of which
 * the number of its bits comes first, then the two below the highest, then the others, which are
 * all as likely.
 */
public final class AdaptiveNumbers {
  private static final int CLASS_BITS = 5;

  /** Bits below the highest that have contexts. */
  private static final int LEARNT = 2;

  private static final int HALF = 1 << BitCode.PROBABILITY_BITS - 1;

  private final AdaptiveBits classes;
  private final AdaptiveBits mantissas;

  /**
   * Nothing is known yet.
   *
   * @param sizes contexts of how many bits there are
   * @param details contexts of the bits below the highest
   */
  public AdaptiveNumbers(int sizes, int details) {
    classes = new AdaptiveBits(sizes << CLASS_BITS);
    mantissas = new AdaptiveBits(details << CLASS_BITS + LEARNT);
  }

  /**
   * Codes a number.
   *
   * @param size context of how many bits there are
   * @param detail context of the bits below the highest
   * @param number −2³⁰ to 2³⁰ − 1; a reader does not look at it
   * @return what was written or read
   */
  public int code(BitCode code, int size, int detail, int number) {
    int folded = folded(code, size, detail, number << 1 ^ number >> Integer.SIZE - 1);
    return folded >>> 1 ^ -(folded & 1);
  }

  private int folded(BitCode code, int size, int detail, int folded) {
    int known = Integer.SIZE - Integer.numberOfLeadingZeros(folded);
    int bits = classes.tree(code, size << CLASS_BITS, CLASS_BITS, known);
    if (bits < 2) {
      return bits;
    }
    int lower = bits - 1;
    int learnt = Math.min(LEARNT, lower);
    int context = (detail << CLASS_BITS | bits) << LEARNT;
    int value = 1 << learnt | mantissas.tree(code, context, learnt, folded >> lower - learnt);
    for (int i = lower - learnt - 1; i >= 0; i--) {
      value = value << 1 | code.bit(HALF, folded >> i & 1);
    }
    return value;
  }
}
