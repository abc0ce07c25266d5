package inr.codec.lossless;

import inr.codec.entropy.AdaptiveNumbers;
import inr.codec.entropy.BitCode;

/**
 * Codes a colour channel by channel, as the difference to the median of left, up, and left + up −
 * upper left (Weinberger, Seroussi and Sapiro 2000), to which the difference of the channel before
 * is added. A difference, wrapped to the channel's bits, is coded in a context of how much the
 * neighbours differ.
 */
final class ChannelModel {
  private static final int ACTIVITIES = 9;

  private final int channels;
  private final int depth;
  private final AdaptiveNumbers numbers;

  ChannelModel(int channels, int depth) {
    this.channels = channels;
    this.depth = depth;
    numbers = new AdaptiveNumbers(channels * ACTIVITIES, channels);
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
      int difference =
          numbers.code(code, c * ACTIVITIES + activity, c, wrap(sample(pixel, c) - centre));
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
}
