package inr.codec.lossless;

import inr.codec.entropy.AdaptiveBits;
import inr.codec.entropy.BitCode;

/**
 * Codes a colour channel by channel, as the difference to the median of left, up, and left + up −
 * upper left (Weinberger, Seroussi and Sapiro 2000), to which the difference of the channel before
 * is added. A difference d, wrapped to the channel's bits, is u = 2d or −2d − 1: the number of its
 * bits comes first, in a context of how much the neighbours differ, then the bits below the
 * highest.
 */
final class ChannelModel {
  private static final int CLASS_BITS = 5;
  private static final int ACTIVITIES = 9;

  /** Bits below the highest that have contexts; those below them are all as likely. */
  private static final int LEARNT = 2;

  private static final int HALF = 1 << BitCode.PROBABILITY_BITS - 1;

  private final int channels;
  private final int depth;
  private final AdaptiveBits classes;
  private final AdaptiveBits mantissas;

  ChannelModel(int channels, int depth) {
    this.channels = channels;
    this.depth = depth;
    classes = new AdaptiveBits(channels * ACTIVITIES << CLASS_BITS);
    mantissas = new AdaptiveBits(channels << CLASS_BITS + LEARNT);
  }

  /** Codes a pixel of 16 bits a channel, the first in the lowest. */
  long code(BitCode code, long pixel, long left, long up, long upLeft) {
    long found = 0;
    int before = 0;
    for (int c = 0; c < channels; c++) {
      int a = sample(left, c);
      int b = sample(up, c);
      int d = sample(upLeft, c);
      int median = Math.max(Math.min(a, b), Math.min(Math.max(a, b), a + b - d));
      int most = (1 << depth) - 1;
      int centre = Math.min(Math.max(median + before, 0), most);
      int change = Math.abs(a - d) + Math.abs(b - d);
      int activity = Math.min(ACTIVITIES - 1, Integer.SIZE - Integer.numberOfLeadingZeros(change));
      int folded = folded(code, c, activity, fold(wrap(sample(pixel, c) - centre)));
      int difference = folded >>> 1 ^ -(folded & 1);
      int value = centre + difference & most;
      before = value - median;
      found |= (long) value << 16 * c;
    }
    return found;
  }

  private static int sample(long pixel, int channel) {
    return (int) (pixel >> 16 * channel) & 0xffff;
  }

  private int wrap(int difference) {
    int unused = Integer.SIZE - depth;
    return difference << unused >> unused;
  }

  private static int fold(int difference) {
    return difference << 1 ^ difference >> Integer.SIZE - 1;
  }

  private int folded(BitCode code, int channel, int activity, int folded) {
    int known = Integer.SIZE - Integer.numberOfLeadingZeros(folded);
    int bits = classes.tree(code, channel * ACTIVITIES + activity << CLASS_BITS, CLASS_BITS, known);
    if (bits < 2) {
      return bits;
    }
    int lower = bits - 1;
    int learnt = Math.min(LEARNT, lower);
    int context = (channel << CLASS_BITS | bits) << LEARNT;
    int value = 1 << learnt | mantissas.tree(code, context, learnt, folded >> lower - learnt);
    for (int i = lower - learnt - 1; i >= 0; i--) {
      value = value << 1 | code.bit(HALF, folded >> i & 1);
    }
    return value;
  }
}
