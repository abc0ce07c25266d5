package inr.contest;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * The colours of a picture in 8 bits without its alpha, as they are stored: Java's own conversion
 * of grey changes numbers.
 *
 * @param image red, green and blue
 */
record Pixels(BufferedImage image) {
  /** How much brighter than itself an error is shown. */
  static final int ERROR_GAIN = 4;

  /** Those of any picture of 1 to 4 channels of unsigned integers. */
  static Pixels of(BufferedImage picture) {
    Raster raster = picture.getRaster();
    boolean colours = raster.getNumBands() >= 3;
    int shift = raster.getSampleModel().getSampleSize(0) - 8;
    BufferedImage image =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int first = raster.getSample(x, y, 0) >> shift;
        int second = colours ? raster.getSample(x, y, 1) >> shift : first;
        int third = colours ? raster.getSample(x, y, 2) >> shift : first;
        image.setRGB(x, y, first << 16 | second << 8 | third);
      }
    }
    return new Pixels(image);
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** Red, green and blue together. */
  private int sum(int x, int y) {
    int rgb = image.getRGB(x, y);
    return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
  }

  /** The mean absolute difference of the colours, four times as bright. */
  Pixels error(Pixels other) {
    BufferedImage error = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        int one = image.getRGB(x, y);
        int two = other.image.getRGB(x, y);
        int off = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          off += Math.abs((one >> shift & 0xff) - (two >> shift & 0xff));
        }
        int bright = Math.min(0xff, ERROR_GAIN * off / 3);
        error.setRGB(x, y, bright * 0x10101);
      }
    }
    return new Pixels(error);
  }

  /** As it fits into a square, with means where it becomes smaller. */
  Image within(int side) {
    double scale = (double) side / Math.max(width(), height());
    return image.getScaledInstance(
        Math.max(1, (int) Math.round(scale * width())),
        Math.max(1, (int) Math.round(scale * height())),
        Image.SCALE_AREA_AVERAGING);
  }

  /** A square of it, each pixel as a square. */
  Image square(int left, int top, int side, int factor) {
    return image
        .getSubimage(left, top, side, side)
        .getScaledInstance(side * factor, side * factor, Image.SCALE_REPLICATE);
  }

  /** Where a square with the greatest differences of neighbours lies: x and y. */
  int[] liveliest(int side) {
    int[] best = {0, 0};
    long most = -1;
    int stride = Math.max(1, side / 2);
    for (int top = 0; top + side <= height(); top += stride) {
      for (int left = 0; left + side <= width(); left += stride) {
        long differences = differences(left, top, side);
        if (differences > most) {
          most = differences;
          best = new int[] {left, top};
        }
      }
    }
    return best;
  }

  private long differences(int left, int top, int side) {
    long differences = 0;
    for (int y = top + 1; y < top + side; y++) {
      for (int x = left + 1; x < left + side; x++) {
        int here = sum(x, y);
        differences += Math.abs(here - sum(x - 1, y)) + Math.abs(here - sum(x, y - 1));
      }
    }
    return differences;
  }
}
