package inr.samples;

import java.awt.image.BufferedImage;

/**
 * A height map of mountains, lit a little from the north-west: 384 × 256, grey, 16 bit, linear in
 * height.
 */
final class TerrainPicture {
  static final int WIDTH = 384;
  static final int HEIGHT = 256;

  private static final int OCTAVES = 7;

  private TerrainPicture() {}

  static BufferedImage draw() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double value = Math.max(0, Math.min(1, shaded(column / 96.0, row / 96.0)));
        image.getRaster().setSample(column, row, 0, (int) Math.floor(65535 * value + 0.5));
      }
    }
    return image;
  }

  /** Mostly height, a little slope towards the light. */
  private static double shaded(double x, double y) {
    double step = 0.01;
    double height = height(x, y);
    double slope = height(x + step, y + step) - height;
    return 0.18 + 0.40 * height + 3.4 * slope;
  }

  /**
   * Valleys of smooth noise and, where the land is high, sharp ridges: 1 − |noise|, finer ones only
   * on the crests of coarser ones.
   */
  private static double height(double x, double y) {
    double bendX = x + 0.22 * Noise.fractal(1.7 * x, 1.7 * y, 3, 200);
    double bendY = y + 0.22 * Noise.fractal(1.7 * x, 1.7 * y, 3, 210);
    double ridges = 0;
    double share = 0.5;
    double scale = 1;
    double crest = 1;
    for (int k = 0; k < OCTAVES; k++) {
      double noise = 1 - 1.6 * Math.abs(Noise.smooth(bendX * scale, bendY * scale, 220 + k));
      crest = Math.max(0, noise * noise * crest);
      ridges += share * crest;
      share *= 0.5;
      scale *= 2;
    }
    double plains = 0.5 + 0.7 * Noise.fractal(0.8 * x, 0.8 * y, 4, 240);
    double high = Noise.step(0.15, 0.75, 0.5 + 0.9 * Noise.smooth(0.7 * x + 3, 0.7 * y, 250));
    return 0.35 * plains + (0.25 + 0.9 * high) * ridges;
  }
}
