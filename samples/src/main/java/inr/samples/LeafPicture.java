package inr.samples;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * An autumn leaf with its shadow: 320 × 240, 8-bit RGB and alpha, not premultiplied.
 *
 * <p>The blade is translucent, its veins less so; its edge and its shadow fade out softly. Where
 * alpha is 0 so are the colours. The leaf has its own coordinates: the stem meets the blade at the
 * origin, the tip is at (0, 10).
 */
final class LeafPicture {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;

  private static final double PIXELS_PER_UNIT = 19.5;
  private static final double STEM_COLUMN = 178;
  private static final double STEM_ROW = 193;
  private static final double COSINE = StrictMath.cos(0.33);
  private static final double SINE = StrictMath.sin(0.33);

  private static final Colour GREEN = Colour.srgb(0x8FA02F);
  private static final Colour GOLD = Colour.srgb(0xF0B030);
  private static final Colour RED = Colour.srgb(0xBE2E16);
  private static final Colour VEIN = Colour.srgb(0xF7D98A);
  private static final Colour STEM = Colour.srgb(0x8C3A22);
  private static final Colour SHADOW = Colour.srgb(0x1A2230);

  /** The right half of the outline, from the stem to the tip. */
  private static final double[] OUTLINE = {
    0, 0.1, 1.3, -0.5, 3.1, -0.7, 2.7, 0.5, 4.4, 1.2, 5.9, 2.9, 5.1, 3.2, 6.3, 5.4, 4.6, 5.1, 4.2,
    5.9, 2.2, 4.4, 2.5, 6.4, 3.1, 7.8, 1.9, 7.5, 1.2, 8.6, 0, 10.4
  };

  /** Ends of the main veins, and how many pairs of side veins each has. */
  private static final double[][] MAIN_VEINS = {
    {0, 9.9, 7}, {5.8, 5.0, 6}, {-5.8, 5.0, 6}, {2.9, -0.5, 3}, {-2.9, -0.5, 3}
  };

  /** Each vein: x and y of both ends, and its width. */
  private final List<double[]> veins = new ArrayList<>();

  LeafPicture() {
    for (double[] main : MAIN_VEINS) {
      veins.add(new double[] {0, 0.1, main[0], main[1], 0.12});
      for (int i = 1; i <= main[2]; i++) {
        double share = 0.16 + 0.8 * i / (main[2] + 1);
        double length = 0.36 * (1 - share);
        for (int side = -1; side <= 1; side += 2) {
          double x = share * main[0];
          double y = share * main[1];
          double endX = x + length * (main[0] - side * 0.85 * main[1]);
          double endY = y + length * (main[1] + side * 0.85 * main[0]);
          veins.add(new double[] {x, y, endX, endY, 0.07});
        }
      }
    }
  }

  BufferedImage draw() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        image.setRGB(column, row, pixel(column + 0.5, row + 0.5));
      }
    }
    return image;
  }

  /** The leaf over its shadow, as {@code 0xAARRGGBB}. */
  private int pixel(double column, double row) {
    double x = across(column, row);
    double y = up(column, row);
    double cover = cover(x, y);
    double shade =
        0.42
            * Noise.step(
                -0.75, 0.55, inside(across(column - 9, row - 11), up(column - 9, row - 11)));
    double alpha = cover + shade * (1 - cover);
    int level = (int) Math.floor(255 * alpha + 0.5);
    if (level == 0) {
      return 0;
    }
    Colour colour = SHADOW.mix(colour(x, y), cover / alpha);
    return level << 24
        | rounded(colour.red()) << 16
        | rounded(colour.green()) << 8
        | rounded(colour.blue());
  }

  private static double across(double column, double row) {
    return (COSINE * (column - STEM_COLUMN) - SINE * (row - STEM_ROW)) / PIXELS_PER_UNIT;
  }

  private static double up(double column, double row) {
    return -(SINE * (column - STEM_COLUMN) + COSINE * (row - STEM_ROW)) / PIXELS_PER_UNIT;
  }

  private static int rounded(double light) {
    return (int) Math.floor(Colour.encode(light) + 0.5);
  }

  /** Opacity of the leaf alone. */
  private double cover(double x, double y) {
    double blade = Noise.step(-0.05, 0.05, inside(x, y));
    double hole =
        Noise.step(0.25, 0.36, hole(x, y, 2.6, 2.9))
            * Noise.step(0.17, 0.28, hole(x, y, -1.5, 5.7));
    double texture = 0.74 + 0.08 * Noise.fractal(x / 1.2, y / 1.2, 4, 310);
    double body = blade * hole * Math.min(1, texture + 0.3 * vein(x, y));
    return Math.max(stem(x, y), body);
  }

  private static double hole(double x, double y, double centreX, double centreY) {
    double wobble = 0.25 * Noise.fractal(3 * x, 3 * y, 2, 320);
    return Math.sqrt((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY)) + 0.4 * wobble;
  }

  private static double stem(double x, double y) {
    double bent = x + 0.07 * y * y;
    return y > 0.2
        ? 0
        : 1 - Noise.step(0.05, 0.14, Math.sqrt(Outline.squaredDistance(bent, y, 0, 0.2, 0, -2)));
  }

  /** 1 on a vein, 0 beside it. */
  private double vein(double x, double y) {
    double most = 0;
    for (double[] v : veins) {
      double distance = Math.sqrt(Outline.squaredDistance(x, y, v[0], v[1], v[2], v[3]));
      most = Math.max(most, 1 - Noise.step(0.2 * v[4], v[4], distance));
    }
    return most;
  }

  /** Distance from the outline, which noise makes uneven; positive inside. */
  private static double inside(double x, double y) {
    double px = Math.abs(x + 0.16 * Noise.fractal(1.3 * x, 1.3 * y, 3, 330));
    double py = y + 0.16 * Noise.fractal(1.3 * x, 1.3 * y, 3, 340);
    double nearest = Double.POSITIVE_INFINITY;
    boolean inside = false;
    for (int i = 2; i < OUTLINE.length; i += 2) {
      double ax = OUTLINE[i - 2];
      double ay = OUTLINE[i - 1];
      double bx = OUTLINE[i];
      double by = OUTLINE[i + 1];
      nearest = Math.min(nearest, Outline.squaredDistance(px, py, ax, ay, bx, by));
      inside ^= ay > py != by > py && px < ax + (py - ay) * (bx - ax) / (by - ay);
    }
    return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
  }

  private Colour colour(double x, double y) {
    double outwards =
        Math.sqrt(x * x + (y - 2.5) * (y - 2.5)) / 6 + 0.45 * Noise.fractal(x / 2, y / 2, 5, 350);
    Colour blade =
        GREEN.mix(GOLD, Noise.step(0.05, 0.5, outwards)).mix(RED, Noise.step(0.35, 1.05, outwards));
    double bulge = 1 + 0.25 * Noise.fractal(2.2 * x, 2.2 * y, 3, 360) - 0.04 * x;
    return blade.times(bulge).mix(VEIN, 0.65 * vein(x, y)).mix(STEM, stem(x, y));
  }
}
