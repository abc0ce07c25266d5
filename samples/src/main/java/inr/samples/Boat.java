package inr.samples;

/**
 * A wooden boat with one mast, seen from the side, its bow to the right.
 *
 * @param centre x of the middle of the hull
 * @param waterline y of the water at the hull
 * @param length of the hull in pixels
 * @param hull colour of the planks, {@code 0xRRGGBB}
 * @param name painted on the bow
 */
record Boat(double centre, double waterline, double length, int hull, String name) {
  private static final Colour STRIPE = Colour.srgb(0xF4E8CF);
  private static final Colour BOOT = Colour.srgb(0x7C2B22);
  private static final Colour BOUNCE = Colour.srgb(0xE0B070);

  void build(Scene scene) {
    rig(scene);
    cabin(scene);
    scene.add(waterline, this::isHull, this::planks);
    double height = 0.036 * length;
    double left = x(0.415) - StrokeLetters.width(name, height);
    scene.add(
        waterline, StrokeLetters.line(name, left, y(0.074), height, 0.17), Paint.of(0xFFF3D6));
    for (int i = 0; i < 4; i++) {
      double fender = x(-0.33 + 0.11 * i);
      scene.add(
          waterline,
          Outline.stroke(0.004 * length, fender, y(sheer(-0.33 + 0.11 * i)), fender, y(0.07)),
          Paint.of(0xD8CDB8));
      scene.add(
          waterline,
          Outline.stroke(0.024 * length, fender, y(0.065), fender, y(0.03)),
          Paint.rounded(0xE9E2D2, fender - 0.014 * length, fender + 0.014 * length));
    }
  }

  private double x(double along) {
    return centre + along * length;
  }

  private double y(double up) {
    return waterline - up * length;
  }

  /**
   * Height of the deck edge along the boat, −0.5 at the stern to 0.5 at the bow, as a share of the
   * length.
   */
  private static double sheer(double along) {
    double rise = along + 0.12;
    return 0.105 + 0.19 * rise * rise * (rise > 0 ? 1 : 0.5);
  }

  private boolean isHull(double x, double y) {
    double along = (x - centre) / length;
    double up = (waterline - y) / length;
    return up > 0
        && along > -0.5 + 0.25 * Math.max(0, 0.06 - up)
        && up < sheer(along)
        && along < 0.41 + 0.5 * up;
  }

  private Colour planks(double x, double y) {
    double along = (x - centre) / length;
    double up = (waterline - y) / length;
    double below = sheer(along) - up;
    if (below < 0.014) {
      return STRIPE.times(1.05 - 0.3 * (along + 0.5));
    }
    double share = up / sheer(along);
    Colour colour = up < 0.022 ? BOOT : Colour.srgb(hull);
    double seam = 9 * share - Math.floor(9 * share);
    double grain = 1 + 0.18 * Noise.fractal(x / 26, 30 * share, 4, 21);
    double light =
        (1.2 - 0.75 * (along + 0.5))
            * (0.72 + 0.4 * share)
            * grain
            * (seam < 0.1 ? 0.72 : 1)
            * (below < 0.02 ? 0.6 : 1);
    double caustics =
        Noise.step(0.05, 0.5, Noise.fractal(x / 16 + y / 9, y / 7, 2, 33)) * (1 - share);
    return colour.times(light).plus(BOUNCE.times(0.10 * caustics));
  }

  private void cabin(Scene scene) {
    Paint wall = (x, y) -> Colour.srgb(0xE9DCC2).times(1.1 - 1.7 * (x - x(-0.36)) / length);
    scene.add(
        waterline,
        Outline.polygon(
            x(-0.36), y(0.08), x(-0.35), y(0.225), x(-0.13), y(0.225), x(-0.105), y(0.08)),
        wall);
    scene.add(
        waterline,
        Outline.polygon(
            x(-0.375), y(0.222), x(-0.37), y(0.24), x(-0.12), y(0.24), x(-0.108), y(0.222)),
        (x, y) -> Colour.srgb(0x6B4A33).times(1.2 - (x - x(-0.375)) / length * 2));
    for (int i = 0; i < 3; i++) {
      double start = -0.325 + 0.066 * i;
      scene.add(
          waterline,
          Outline.box(x(start - 0.004), y(0.212), x(start + 0.052), y(0.151)),
          Paint.of(0x7A5638));
      scene.add(
          waterline,
          Outline.box(x(start), y(0.207), x(start + 0.048), y(0.156)),
          (x, y) -> pane((x - x(start)) / length, (waterline - y) / length));
    }
  }

  /** Glass of the cabin; its upper right reflects the evening sky. */
  private static Colour pane(double across, double up) {
    return Colour.srgb(0x33434C)
        .mix(Colour.srgb(0xE7C592), 0.7 * Noise.step(0, 0.03, 0.6 * across + up - 0.185));
  }

  /** Mast, boom with the sail rolled on it, standing and running rigging. */
  private void rig(Scene scene) {
    double wire = Math.max(0.7, 0.0034 * length);
    Paint dark = Paint.of(0x3A2F28);
    Paint rope = Paint.of(0xB79F78);
    scene.add(waterline, Outline.stroke(wire, x(0.035), y(1.13), x(0.6), y(0.29)), dark);
    scene.add(waterline, Outline.stroke(wire, x(0.035), y(0.88), x(0.47), y(0.2)), dark);
    scene.add(waterline, Outline.stroke(wire, x(0.035), y(1.13), x(-0.49), y(0.13)), dark);
    scene.add(waterline, Outline.stroke(wire, x(0.035), y(0.9), x(-0.06), y(0.1)), dark);
    scene.add(waterline, Outline.stroke(wire, x(0.035), y(0.9), x(0.13), y(0.1)), dark);
    for (int i = 1; i < 12; i++) {
      double up = 0.1 + 0.06 * i;
      double share = (up - 0.1) / 0.8;
      scene.add(
          waterline,
          Outline.stroke(
              0.8 * wire, x(-0.06 + 0.095 * share), y(up), x(0.13 - 0.095 * share), y(up)),
          rope);
    }
    scene.add(
        waterline,
        Outline.polygon(x(0.023), y(0.08), x(0.028), y(1.18), x(0.041), y(1.18), x(0.047), y(0.08)),
        Paint.rounded(0xC79A5E, x(0.023), x(0.047)));
    scene.add(
        waterline,
        Outline.stroke(0.014 * length, x(0.035), y(0.33), x(-0.45), y(0.35)),
        Paint.of(0xA87F4C));
    scene.add(
        waterline,
        Outline.polygon(
            x(0.02), y(0.34), x(0.015), y(0.385), x(-0.2), y(0.40), x(-0.43), y(0.375), x(-0.43),
            y(0.355)),
        this::rolledSail);
    scene.add(waterline, Outline.stroke(0.6 * wire, x(0.035), y(1.1), x(-0.45), y(0.35)), rope);
    scene.add(
        waterline,
        Outline.stroke(0.018 * length, x(0.41), y(0.165), x(0.62), y(0.285)),
        Paint.of(0xB98A52));
  }

  private Colour rolledSail(double x, double y) {
    double up = (waterline - y) / length;
    double folds = Noise.fractal(x / (0.04 * length), y / (0.014 * length), 3, 55);
    double tie = (x - centre) / (0.06 * length);
    Colour canvas = Colour.srgb(0xB5533A).times(0.75 + 9 * (up - 0.36) + 0.3 * folds);
    return tie - Math.floor(tie) < 0.09 ? Colour.srgb(0xE8DCC0) : canvas;
  }
}
