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
    return picture(medium, samples, Mosaic.whole(medium));
  }

  /** The same of pieces of the picture, beside and below each other. */
  Picture picture(Medium.Picture medium, Samples samples, Mosaic mosaic) {
    int channels = medium.channels();
    int width = mosaic.width();
    int pixels = width * mosaic.height();
    float peak = medium.peak();
    float[] values = new float[pixels * channels];
    for (int y = 0; y < mosaic.height(); y++) {
      for (int x = 0; x < width; x++) {
        int from = (mosaic.row(y) * medium.width() + mosaic.column(x)) * channels;
        for (int c = 0; c < channels; c++) {
          values[c * pixels + y * width + x] = (float) samples.get(from + c) / peak;
        }
      }
    }
    float[] least = new float[channels];
    float[] range = new float[channels];
    for (int c = 0; c < channels; c++) {
      least[c] = low[c] / peak;
      range[c] = (high[c] - low[c]) / peak;
    }
    return new Picture(width, mosaic.height(), channels, values, least, range);
  }
}
