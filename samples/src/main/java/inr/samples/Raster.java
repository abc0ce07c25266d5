package inr.samples;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** A camera: paint ↦ 8-bit picture. */
final class Raster {
  /** Samples across and down a pixel. */
  private static final int FINE = 4;

  /** Side of the square that a pixel gathers light from: a lens is never quite sharp. */
  private static final double APERTURE = 1.2;

  /** Standard deviation of the noise of the sensor, in levels of 255. */
  private static final double NOISE = 1.5;

  private Raster() {}

  static BufferedImage draw(int width, int height, Paint paint) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    IntStream.range(0, height)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < width; column++) {
                image.setRGB(column, row, stored(gathered(paint, column, row), column, row));
              }
            });
    return image;
  }

  /** The mean light of a pixel. */
  private static Colour gathered(Paint paint, int column, int row) {
    Colour sum = Colour.BLACK;
    for (int i = 0; i < FINE * FINE; i++) {
      int across = i % FINE;
      int down = i / FINE;
      double x = column + 0.5 + APERTURE * ((across + 0.5) / FINE - 0.5);
      double y = row + 0.5 + APERTURE * ((down + 0.5) / FINE - 0.5);
      sum = sum.plus(paint.at(x, y));
    }
    return sum.times(1.0 / (FINE * FINE));
  }

  private static int stored(Colour light, int column, int row) {
    return level(light.red(), column, row, 0) << 16
        | level(light.green(), column, row, 1) << 8
        | level(light.blue(), column, row, 2);
  }

  private static int level(double light, int column, int row, int channel) {
    double level = Colour.encode(light) + NOISE * Noise.normal(column, row, 1000 + channel);
    return (int) Math.max(0, Math.min(255, Math.floor(level + 0.5)));
  }
}
