package inr.codec.train.synthesis;

/**
 * The picture that is encoded, scaled to [0, 1].
 *
 * @param width columns
 * @param height rows
 * @param channels samples of a pixel
 * @param values {@code [channels, height, width]}
 * @param least of each channel, what a raw output of 0 means
 * @param range largest minus least of each channel, what a raw output of 1 adds
 */
public record Picture(
    int width, int height, int channels, float[] values, float[] least, float[] range) {
  /** Number of pixels. */
  public int pixels() {
    return width * height;
  }

  /** Mean squared difference of the samples to the mean of their channel. */
  public double variance() {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      double mean = 0;
      for (int i = 0; i < pixels(); i++) {
        mean += values[c * pixels() + i];
      }
      mean /= pixels();
      for (int i = 0; i < pixels(); i++) {
        double difference = values[c * pixels() + i] - mean;
        sum += difference * difference;
      }
    }
    return sum / values.length;
  }
}
