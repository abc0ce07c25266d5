package inr.codec.entropy;

/**
 * The constants of the entropy coder, a range variant of asymmetric numeral systems (Duda 2013,
 * arXiv 1311.2540) with a state of 63 bits and words of 32.
 *
 * <p>With M = 2²⁴ and L = 2³¹ the state x lies in [L, 2³²·L). A symbol of frequency f that begins
 * at c is put in by x ← ⌊x/f⌋·M + x mod f + c, after the low word of x was moved to the stream if x
 * ≥ f·2³⁹; it is taken out by x ← f·⌊x/M⌋ + x mod M − c, after which a word of the stream is taken
 * if x &lt; L. Writing begins with x = L and takes the symbols from last to first, so a reader ends
 * with x = L.
 */
final class Rans {
  /** Bits of a frequency. */
  static final int BITS = 24;

  /** M: the frequencies of all symbols together. */
  static final int TOTAL = 1 << BITS;

  /** L: the least state. */
  static final long LEAST_STATE = 1L << 31;

  private Rans() {}

  /** Bits that a symbol of a frequency takes. */
  static double bits(int frequency) {
    return BITS - StrictMath.log(frequency) / StrictMath.log(2);
  }
}
