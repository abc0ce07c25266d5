package inr.codec.weights;

import inr.codec.entropy.AdaptiveNumbers;
import inr.codec.entropy.BitCode;

/** Codes whole numbers one after the other, in contexts of how large the two before were. */
final class NumberModel {
  private static final int ACTIVITIES = 6;

  private final AdaptiveNumbers numbers = new AdaptiveNumbers(ACTIVITIES, 1);
  private int last;
  private int lastButOne;

  /** Codes the next number, −2³⁰ to 2³⁰ − 1. */
  int code(BitCode code, int number) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(last + lastButOne);
    int coded = numbers.code(code, Math.min(ACTIVITIES - 1, bits), 0, number);
    lastButOne = last;
    last = Math.abs(coded);
    return coded;
  }

  /** Forgets the two numbers before, but not what was learnt. */
  void begin() {
    last = 0;
    lastButOne = 0;
  }
}
