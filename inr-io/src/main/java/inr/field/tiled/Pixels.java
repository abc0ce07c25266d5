package inr.field.tiled;

import inr.field.Original;
import inr.signal.Samples;

/** The stored numbers of a picture, by their places in the whole. */
@FunctionalInterface
public interface Pixels {
  /** Number of a channel of a pixel. */
  double get(int x, int y, int channel);

  /**
   * Those of a window of a picture.
   *
   * @param part samples of the window
   * @param left column of its first pixel
   * @param top row of its first pixel
   */
  static Pixels of(Original part, int left, int top) {
    Samples samples = part.signal().samples();
    int width = Cutting.picture(part).width();
    int channels = part.signal().channels();
    return (x, y, channel) -> samples.get(((y - top) * width + x - left) * channels + channel);
  }
}
