package inr.codec.lossless;

import inr.codec.entropy.AdaptiveBits;
import inr.codec.entropy.BitCode;

/** Remembers which colour came last behind the same neighbours, and how often it was right. */
final class Followers {
  private static final int BITS = 16;
  private static final int MOST_TRUST = 7;

  private final long[] colours = new long[1 << BITS];
  private final byte[] trusts = new byte[1 << BITS];
  private final AdaptiveBits hits = new AdaptiveBits((MOST_TRUST + 1) * PixelModel.PATTERNS);
  private final byte[] checks = new byte[1 << BITS];
  private int slot;
  private byte check;

  /** Goes to what followed on neighbours of a hash. */
  void seek(long hash) {
    slot = (int) (hash >>> Long.SIZE - BITS);
    check = (byte) (hash >>> Integer.SIZE);
  }

  /** Whether these neighbours were met before (or, rarely, others of the same hash). */
  boolean known() {
    return trusts[slot] > 0 && checks[slot] == check;
  }

  long colour() {
    return colours[slot];
  }

  /** Codes whether the pixel is what followed before. */
  boolean hit(BitCode code, int pattern, long pixel) {
    int context = trusts[slot] * PixelModel.PATTERNS + pattern;
    return hits.code(code, context, pixel == colours[slot] ? 0 : 1) == 0;
  }

  void learn(long found) {
    if (known() && colours[slot] == found) {
      trusts[slot] = (byte) Math.min(MOST_TRUST, trusts[slot] + 1);
    } else {
      colours[slot] = found;
      checks[slot] = check;
      trusts[slot] = 1;
    }
  }
}
