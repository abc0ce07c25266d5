package inr.codec.train;

import inr.codec.file.Header;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Pyramid;
import inr.codec.synthesis.SampleRange;
import inr.codec.synthesis.Synthesis;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;

/**
 * The error of what a file decodes to. Training sees numbers that are not rounded to stored
 * samples, and rounding is no noise of its own everywhere: what is clamped to the ends of the depth
 * is exact.
 *
 * @param header of the file
 * @param picture the original
 * @param workers who draws
 */
record StoredError(Header header, Picture picture, Workers workers) {
  /**
   * Mean squared error of the decoded samples, scaled to [0, 1].
   *
   * @param symbols plane by plane
   */
  double of(QuantisedParameters parameters, byte[][] symbols) {
    int channels = picture.channels();
    int width = picture.width();
    float peak = header.medium().peak();
    SampleRange range = new SampleRange(header.low(), header.high(), header.medium().peak());
    Pyramid pyramid = header.pyramid(0);
    long[] sums = new long[picture.height()];
    new Synthesis(parameters)
        .draw(
            pyramid,
            symbols,
            workers,
            (y, values) -> {
              short[] stored = new short[width * channels];
              range.store(values, width, stored, 0);
              for (int i = 0; i < stored.length; i++) {
                int at = i % channels * picture.pixels() + y * width + i / channels;
                long difference =
                    (long) (stored[i] & 0xffff) - Math.round(picture.values()[at] * peak);
                sums[y] += difference * difference;
              }
            });
    long sum = 0;
    for (long row : sums) {
      sum += row;
    }
    return sum / ((double) peak * peak * picture.values().length);
  }
}
