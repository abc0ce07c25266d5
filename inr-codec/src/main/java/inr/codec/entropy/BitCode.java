package inr.codec.entropy;

/**
 * Codes bits one after the other. A model that is written against this once serves both ways: a
 * writer takes the bit, a reader finds it.
 */
@FunctionalInterface
public interface BitCode {
  /** Of a probability: it counts parts of 1 / 2²⁴. */
  int PROBABILITY_BITS = Rans.BITS;

  /**
   * The next bit.
   *
   * @param zero probability of a 0 in 2²⁴ths, 1 to 2²⁴ − 1
   * @param bit what is written; a reader does not look at it
   * @return what was written or read
   */
  int bit(int zero, int bit);
}
