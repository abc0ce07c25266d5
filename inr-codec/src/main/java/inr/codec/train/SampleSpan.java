package inr.codec.train;

import inr.codec.train.synthesis.Picture;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Arrays;

/**
 * Smallest and largest stored value of each channel.
 *
 * @param low smallest
 * @param high largest
 */
record SampleSpan(int[] low, int[] high) {
  /** The span of a picture. */
  static SampleSpan of(Medium.Picture medium, Samples samples) {
    int channels = medium.channels();
    int[] low = new int[channels];
    int[] high = new int[channels];
    Arrays.fill(low, medium.peak());
    for (int i = 0; i < samples.size(); i++) {
      int value = (int) samples.get(i);
      low[i % channels] = Math.min(low[i % channels], value);
      high[i % channels] = Math.max(high[i % channels], value);
    }
    return new SampleSpan(low, high);
  }

  /** The picture as training sees it: a plane for each channel, 0 to 1. */
  Picture picture(Medium.Picture medium, Samples samples) {
    int channels = medium.channels();
    int pixels = medium.width() * medium.height();
    float peak = medium.peak();
    float[] values = new float[samples.size()];
    for (int i = 0; i < values.length; i++) {
      values[i % channels * pixels + i / channels] = (float) samples.get(i) / peak;
    }
    float[] least = new float[channels];
    float[] range = new float[channels];
    for (int c = 0; c < channels; c++) {
      least[c] = low[c] / peak;
      range[c] = (high[c] - low[c]) / peak;
    }
    return new Picture(medium.width(), medium.height(), channels, values, least, range);
  }
}
