package inr.studio;

import inr.report.Shades;

/** Stored numbers of pixels as bytes red, green, blue and alpha, as a page's canvas takes them. */
final class Rgba {
  private static final int BYTES = 4;

  private Rgba() {}

  /**
   * The bytes of pixels.
   *
   * @param stored point by point: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha
   */
  static byte[] of(double[] stored, int channels, Shades shades) {
    int pixels = stored.length / channels;
    boolean colour = channels > 2;
    byte[] bytes = new byte[pixels * BYTES];
    for (int p = 0; p < pixels; p++) {
      int from = p * channels;
      for (int c = 0; c < 3; c++) {
        bytes[p * BYTES + c] = (byte) shades.of(stored[from + (colour ? c : 0)]);
      }
      bytes[p * BYTES + 3] =
          (byte) (channels % 2 == 0 ? shades.of(stored[from + channels - 1]) : 255);
    }
    return bytes;
  }
}
