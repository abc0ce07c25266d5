package inr.codec;

import inr.codec.file.Header;

/**
 * From what the networks draw to stored samples: low + (high − low)·v as one fused multiply-add in
 * floats, kept within the range of the depth and rounded, halves up.
 */
final class SampleRange {
  private final Header header;
  private final float peak;

  SampleRange(Header header) {
    this.header = header;
    peak = header.medium().peak();
  }

  /**
   * Stores a row of a channel.
   *
   * @param values {@code count} of them
   * @param out every C-th sample from {@code at} on is overwritten
   */
  void store(int channel, float[] values, int count, short[] out, int at) {
    float low = header.low()[channel];
    float span = header.high()[channel] - low;
    int channels = header.low().length;
    for (int x = 0; x < count; x++) {
      float value = Math.fma(span, values[x], low);
      out[at + x * channels] = (short) (int) (Math.min(Math.max(value, 0), peak) + 0.5f);
    }
  }
}
