package inr.samples;

/** What is near: a buoy in the water, and a bank of grass with a painted sign. */
final class Foreground {
  /** Between rows of grass, and between the blades of a row. */
  private static final double SPACING = 3.5;

  /** Height of the tallest blade. */
  private static final double TALLEST = 26;

  private Foreground() {}

  static void buoy(Scene scene, double centreX, double centreY, double radius) {
    double waterline = centreY + 0.55 * radius;
    scene.add(
        waterline,
        Outline.stroke(2.4, centreX, centreY - radius, centreX, centreY - 1.75 * radius),
        Paint.of(0x4B4038));
    scene.add(
        waterline,
        Outline.disc(centreX, centreY - 1.85 * radius, 0.16 * radius),
        Paint.of(0xFFE9A8));
    Outline ball = Outline.disc(centreX, centreY, radius);
    scene.add(
        waterline,
        (x, y) -> y < waterline && ball.contains(x, y),
        (x, y) -> sphere((x - centreX) / radius, (y - centreY) / radius));
  }

  /**
   * A glossy ball lit from the left: diffuse light, light from the water below, and the image of
   * the sun.
   */
  private static Colour sphere(double x, double y) {
    double z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
    Colour paint =
        Math.abs(y + 0.12 * z - 0.05) < 0.2 ? Colour.srgb(0xF4EBDA) : Colour.srgb(0xD6431F);
    double direct = Math.max(0, -0.72 * x - 0.42 * y + 0.55 * z);
    double highlight = Math.max(0, -0.50 * x - 0.34 * y + 0.795 * z);
    double gloss = StrictMath.pow(highlight, 60);
    Colour ambient = Colour.srgb(0x6E8496).times(0.5 + 0.25 * y);
    return paint
        .times(new Colour(1.25, 1.08, 0.85).times(direct).plus(ambient))
        .plus(Colour.srgb(0xFFF0D0).times(0.9 * gloss));
  }

  static void sign(Scene scene, double left, double top, String... lines) {
    double width = 148;
    double height = 16.0 * lines.length + 12;
    for (double post : new double[] {left + 12, left + width - 20}) {
      scene.add(
          0,
          Outline.box(post, top - 6, post + 8, top + height + 70),
          (x, y) ->
              Paint.rounded(0x7B5E42, post, post + 10)
                  .at(x, y)
                  .times(1 + 0.3 * Noise.fractal(x / 1.5, y / 20, 3, 60)));
    }
    scene.add(
        0,
        Outline.box(left, top, left + width, top + height),
        (x, y) -> {
          boolean rim =
              x < left + 2.5 || x > left + width - 2.5 || y < top + 2.5 || y > top + height - 2.5;
          double grain =
              1 + 0.16 * Noise.fractal(x / 40, y / 1.6, 4, 61) + 0.05 * Noise.smooth(x, y, 62);
          return Colour.srgb(rim ? 0x2F4A57 : 0xEBDDBB)
              .times(grain * (1.08 - 0.2 * (x - left) / width));
        });
    for (int i = 0; i < lines.length; i++) {
      double size = i == 0 ? 12 : 6.4;
      double start = left + (width - StrokeLetters.width(lines[i], size)) / 2;
      scene.add(
          0,
          StrokeLetters.line(lines[i], start, top + 20 + 16 * i, size, 0.17),
          Paint.of(i == 0 ? 0x22343F : 0x8C2A1E));
    }
  }

  static void bank(Scene scene) {
    scene.add(0, (x, y) -> y > edge(x) + 6 || blade(x, y) >= 0, Foreground::grass);
  }

  private static double edge(double x) {
    return 512
        - 0.00052 * Math.max(0, x - 330) * Math.max(0, x - 330)
        + 5 * Noise.fractal(x / 60, 0, 3, 50);
  }

  /** Number of the frontmost blade of grass at a point, −1 if there is none. */
  private static int blade(double x, double y) {
    double depth = y - edge(x);
    int middle = (int) Math.floor(x / SPACING);
    int back = (int) Math.max(0, Math.ceil(depth / SPACING));
    for (int row = (int) Math.floor((depth + TALLEST) / SPACING); row >= back; row--) {
      for (int cell = middle - 3; cell <= middle + 3; cell++) {
        double root = SPACING * (cell + Noise.uniform(cell, row, 51));
        double share =
            (SPACING * row - depth) / (TALLEST * (0.3 + 0.7 * Noise.uniform(cell, row, 52)));
        double lean = 13 * (Noise.uniform(cell, row, 53) - 0.35);
        if (share < 1 && Math.abs(x - root - lean * share * share) < 1.5 * (1 - share)) {
          return 4096 * row + cell;
        }
      }
    }
    return -1;
  }

  private static Colour grass(double x, double y) {
    int blade = blade(x, y);
    if (blade < 0) {
      return Colour.srgb(0x2A3416).times(0.7);
    }
    double tone = Noise.uniform(blade, 0, 54);
    Colour green = Colour.srgb(0x4E6424).mix(Colour.srgb(0xC9B356), tone * tone);
    return green.times(
        0.65 + 0.5 * Noise.uniform(blade, 1, 54) + 0.25 * Noise.fractal(x / 40, y / 25, 2, 56));
  }
}
