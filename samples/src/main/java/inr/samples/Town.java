package inr.samples;

/** The town: trees on a hill, a church, and a row of houses with a flag on the quay. */
final class Town {
  private static final double BASE = 286;
  private static final double QUAY = 306;

  private Town() {}

  static void build(Scene scene) {
    church(scene);
    scene.add(
        QUAY, Outline.within(new double[] {300, 100, 768, BASE}, 0, Town::isTree), Town::foliage);
    new House(352, 404, 214, 184, true, 0xD9B27A, 0x8E4A36, false, 3, 3).build(scene, BASE, QUAY);
    new House(404, 470, 196, 170, false, 0xB98574, 0x9A5038, false, 4, 4).build(scene, BASE, QUAY);
    new House(470, 518, 206, 172, true, 0xA2583F, 0x70402F, true, 3, 4).build(scene, BASE, QUAY);
    new House(518, 592, 219, 192, false, 0xA9BAB4, 0x8A4B38, false, 4, 3).build(scene, BASE, QUAY);
    new House(592, 644, 200, 164, true, 0xE3CFA4, 0x7E4434, false, 3, 4).build(scene, BASE, QUAY);
    new House(644, 772, 188, 160, false, 0x9C4F3C, 0x5F4A45, true, 6, 4).build(scene, BASE, QUAY);
    scene.add(QUAY, Outline.box(664, 207.3, 752, 217.7), Paint.of(0x23343F));
    scene.add(QUAY, StrokeLetters.line("FISH & ICE", 680, 215.6, 6.2, 0.17), Paint.of(0xF2E3BE));
    scene.add(QUAY, Outline.box(308, BASE, 768, QUAY), Town::stones);
    flag(scene);
  }

  private static void church(Scene scene) {
    scene.add(
        QUAY,
        Outline.box(540, 122, 566, 240),
        (x, y) ->
            Colour.srgb(0xCBB491)
                .times(1.15 - 0.02 * (x - 540))
                .times(1 + 0.15 * Noise.fractal(x / 4, y / 3, 3, 8)));
    scene.add(
        QUAY,
        Outline.polygon(537, 123, 553, 62, 569, 123),
        (x, y) -> Colour.srgb(0x5C7A74).times(x < 553 + 0.06 * (123 - y) ? 1.15 : 0.6));
    scene.add(QUAY, Outline.stroke(1.3, 553, 64, 553, 50), Paint.of(0xD9B45A));
    scene.add(QUAY, Outline.stroke(1.3, 549, 55, 557, 55), Paint.of(0xD9B45A));
    scene.add(QUAY, Outline.disc(553, 138, 7.5), Paint.of(0x2E2A28));
    scene.add(QUAY, Outline.disc(553, 138, 6), Paint.of(0xF4E7C6));
    scene.add(QUAY, Outline.stroke(1.1, 553, 133.5, 553, 138, 556, 140), Paint.of(0x2E2A28));
    scene.add(
        QUAY,
        Outline.polygon(547, 172, 547, 158, 550, 153, 553, 151.5, 556, 153, 559, 158, 559, 172),
        (x, y) -> Colour.srgb(0x3B2F2A).times(y % 3 < 1 ? 1.6 : 1));
  }

  private static boolean isTree(double x, double y) {
    double crown =
        150 + 24 * Noise.fractal(x / 46, 1, 2, 25) + 9 * Noise.fractal(x / 9, y / 9, 3, 26);
    return y
        > crown + 0.4 * Math.max(0, 470 - x) + 0.011 * Math.max(0, 390 - x) * Math.max(0, 390 - x);
  }

  private static Colour foliage(double x, double y) {
    double leaves = Noise.fractal(x / 13, y / 10, 5, 27);
    double edge = Noise.fractal((x - 3) / 13, (y - 2) / 10, 4, 27);
    return Colour.srgb(0x3D5430)
        .mix(Colour.srgb(0xB79A4C), 0.28 + 1.3 * (leaves - edge) + 0.3 * leaves)
        .times(0.9 + 0.5 * leaves);
  }

  private static Colour stones(double x, double y) {
    int course = (int) ((y - BASE) / 6.7);
    double along = x / 19 + 0.5 * (course & 1) + 0.2 * Noise.uniform(course, 0, 31);
    int number = (int) along;
    boolean joint = along - number < 0.05 || (y - BASE) / 6.7 - course < 0.13;
    Colour stone = Colour.srgb(0xA0927E).times(0.75 + 0.5 * Noise.uniform(number, course, 32));
    double weed = Noise.step(QUAY - 7, QUAY - 1, y + 3 * Noise.smooth(x / 6, 0, 34));
    Colour wet =
        stone
            .times(joint ? 0.5 : 1 + 0.3 * Noise.fractal(x / 3, y / 2, 3, 33))
            .mix(Colour.srgb(0x2C3A2A), 0.75 * weed);
    return y < BASE + 2.2 ? Colour.srgb(0xD8C6A5) : wet;
  }

  /** A flag of five stripes that waves in front of the town. */
  private static void flag(Scene scene) {
    scene.add(QUAY, Outline.stroke(2.2, 622, 165, 622, 96), Paint.of(0xEDE6DA));
    scene.add(QUAY, Outline.disc(622, 94.5, 2.3), Paint.of(0xD9B45A));
    scene.add(
        QUAY,
        Outline.within(
            new double[] {623, 90, 676, 140},
            0,
            (x, y) -> flagDown(x, y) > 0 && flagDown(x, y) < 1),
        (x, y) -> {
          int stripe = (int) (5 * flagDown(x, y));
          Colour cloth = Colour.srgb(stripe % 2 == 0 ? 0xC8322B : 0xF7F0E2);
          return cloth.times(0.95 + 0.3 * StrictMath.cos((x - 623) / 8));
        });
  }

  private static double flagDown(double x, double y) {
    return (y - 99 - 3.2 * StrictMath.sin((x - 623) / 8) - 0.1 * (x - 623)) / 30;
  }
}
