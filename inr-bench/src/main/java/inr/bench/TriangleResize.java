package inr.bench;

/**
 * Reduces a grey picture with a triangle filter two target pixels wide, rows first, rounding to
 * whole levels after each axis: how the picture behind the published figures was made.
 */
final class TriangleResize {
  private TriangleResize() {}

  /** A picture {@code [height, width]} reduced to {@code [newHeight, newWidth]}. */
  static byte[] reduce(byte[] values, int width, int height, int newWidth, int newHeight) {
    byte[] narrow = axis(values, height, width, newWidth, width, 1, newWidth, 1);
    return axis(narrow, newWidth, height, newHeight, 1, newWidth, 1, newWidth);
  }

  private static byte[] axis(
      byte[] from, int lines, int n, int m, int lineStep, int step, int newLineStep, int newStep) {
    byte[] to = new byte[lines * m];
    double scale = (double) n / m;
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < m; i++) {
        double centre = (i + 0.5) * scale;
        double sum = 0;
        double weights = 0;
        int last = (int) Math.min(n, Math.ceil(centre + scale));
        for (int k = (int) Math.max(0, Math.floor(centre - scale)); k < last; k++) {
          double weight = Math.max(0, 1 - Math.abs(k + 0.5 - centre) / scale);
          sum += weight * (from[line * lineStep + k * step] & 0xff);
          weights += weight;
        }
        to[line * newLineStep + i * newStep] = (byte) Math.round(sum / weights);
      }
    }
    return to;
  }
}
