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
}
