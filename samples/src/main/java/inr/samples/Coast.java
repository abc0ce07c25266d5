package inr.samples;

/**
 * The coast outside the harbour: hills in the haze, a lighthouse on its mole, a yacht under sail
 * and some gulls.
 */
final class Coast {
  private Coast() {}

  static void build(Scene scene, double horizon) {
    hills(scene, horizon);
    yacht(scene);
    lighthouse(scene);
    gull(scene, 300, 122, 9);
    gull(scene, 330, 137, 7);
    gull(scene, 392, 96, 11);
  }

  private static void hills(Scene scene, double horizon) {
    Colour haze = Colour.srgb(0xB9AFAE);
    Colour far = Colour.srgb(0x7F8B9A);
    Colour near = Colour.srgb(0x56695A);
    scene.add(
        horizon,
        Outline.within(
            new double[] {0, 130, 768, horizon},
            0,
            (x, y) -> y > 222 - 0.11 * (x - 100) - 16 * Noise.fractal(x / 150, 0, 5, 3)),
        (x, y) -> haze.mix(far, 0.35 + x / 900 - 0.6 * Noise.step(200, 236, y)));
    scene.add(
        horizon,
        Outline.within(
            new double[] {150, 150, 420, horizon + 8},
            0,
            (x, y) -> y > 250 - 0.22 * (x - 180) - 14 * Noise.fractal(x / 90, 4, 6, 5)),
        (x, y) ->
            far.mix(near, 0.75)
                .times(1 + 0.55 * Noise.fractal(x / 9, y / 6, 4, 6))
                .mix(haze, Noise.step(200, 250, y) * 0.4));
  }

  private static void yacht(Scene scene) {
    double sea = 247;
    Paint canvas = (x, y) -> Colour.srgb(0xFFF1DA).times(1.1 - 0.03 * (x - 276));
    scene.add(
        sea, Outline.polygon(287, 243, 287.5, 201, 304, 242), (x, y) -> canvas.at(x, y).times(0.8));
    scene.add(sea, Outline.polygon(285.5, 242, 285.5, 197, 270, 241), canvas);
    scene.add(sea, Outline.stroke(1, 286.5, 244, 286.5, 195), Paint.of(0x4A3B36));
    scene.add(sea, Outline.polygon(267, 243, 306, 243, 301, 247, 271, 247), Paint.of(0x5A2B2A));
  }

  private static void lighthouse(Scene scene) {
    double sea = 250;
    scene.add(
        sea,
        Outline.within(
            new double[] {10, 235, 190, sea},
            0,
            (x, y) ->
                y > 242 + 2.5 * Noise.fractal(x / 7, 0, 3, 14) + 0.0008 * (x - 86) * (x - 86)),
        (x, y) -> Colour.srgb(0x6E6258).times(1 + 0.8 * Noise.fractal(x / 5, y / 3, 3, 15)));
    Paint white = Paint.rounded(0xEFE3D2, 78, 101);
    Paint red = Paint.rounded(0xB8392B, 78, 101);
    scene.add(
        sea,
        Outline.polygon(78, 243, 82.5, 168, 96.5, 168, 101, 243),
        (x, y) -> (int) ((y - 168) / 15) % 2 == 1 ? red.at(x, y) : white.at(x, y));
    scene.add(sea, Outline.box(80, 164.5, 99, 168), Paint.of(0x4A3B36));
    scene.add(
        sea,
        Outline.box(84, 155, 95, 164.5),
        (x, y) -> Colour.srgb(0xFFE2A0).times(Math.abs(x - 89.5) % 3.6 < 0.7 ? 0.25 : 1.1));
    scene.add(
        sea, Outline.polygon(82, 155.5, 89.5, 147, 97, 155.5), Paint.rounded(0x9C2F25, 80, 98));
    scene.add(sea, Outline.stroke(1, 89.5, 148, 89.5, 140), Paint.of(0x3A2F28));
  }

  private static void gull(Scene scene, double x, double y, double span) {
    scene.add(
        0,
        Outline.stroke(
            1.5,
            x - span,
            y - 0.25 * span,
            x - 0.5 * span,
            y - 0.42 * span,
            x,
            y,
            x + 0.45 * span,
            y - 0.5 * span,
            x + span,
            y - 0.4 * span),
        Paint.of(0x4E5464));
  }
}
