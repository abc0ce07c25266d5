package inr.samples;

import java.util.stream.IntStream;

/**
 * A colour in linear light with the sRGB primaries.
 *
 * @param red 0 is none, 1 is that of white; may exceed 1 before it is stored
 * @param green as red
 * @param blue as red
 */
record Colour(double red, double green, double blue) {
  static final Colour BLACK = new Colour(0, 0, 0);

  /** sRGB level ↦ linear light; a table, for paints ask once per sample. */
  private static final double[] LIGHT =
      IntStream.range(0, 256).mapToDouble(Colour::decode).toArray();

  /** The colour of a web code {@code 0xRRGGBB}. */
  static Colour srgb(int code) {
    return new Colour(LIGHT[code >> 16 & 255], LIGHT[code >> 8 & 255], LIGHT[code & 255]);
  }

  Colour plus(Colour other) {
    return new Colour(red + other.red, green + other.green, blue + other.blue);
  }

  Colour times(double factor) {
    return new Colour(red * factor, green * factor, blue * factor);
  }

  /** The light of this colour on a surface of colour {@code other}. */
  Colour times(Colour other) {
    return new Colour(red * other.red, green * other.green, blue * other.blue);
  }

  /**
   * This colour at {@code share} 0, {@code other} at 1, straight between; the share is clamped to
   * [0, 1].
   */
  Colour mix(Colour other, double share) {
    double s = Math.max(0, Math.min(1, share));
    return new Colour(
        red + s * (other.red - red),
        green + s * (other.green - green),
        blue + s * (other.blue - blue));
  }

  /** Linear light [0, 1] ↦ sRGB level [0, 255], not rounded; light outside is clamped. */
  static double encode(double light) {
    double l = Math.max(0, Math.min(1, light));
    return 255 * (l <= 0.0031308 ? 12.92 * l : 1.055 * StrictMath.pow(l, 1 / 2.4) - 0.055);
  }

  private static double decode(int level) {
    double s = level / 255.0;
    return s <= 0.04045 ? s / 12.92 : StrictMath.pow((s + 0.055) / 1.055, 2.4);
  }
}
