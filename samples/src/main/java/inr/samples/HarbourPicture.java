package inr.samples;

import java.awt.image.BufferedImage;

/** A small harbour on a calm evening: 768 × 512, 8-bit RGB. */
final class HarbourPicture implements Paint {
  static final int WIDTH = 768;
  static final int HEIGHT = 512;
  private static final double HORIZON = 240;

  private final Scene far = new Scene(WIDTH);
  private final Scene near = new Scene(WIDTH);
  private final Sky sky = new Sky(HORIZON);
  private final Water water = new Water(HORIZON, this::mirrored);

  HarbourPicture() {
    Coast.build(far, HORIZON);
    Town.build(far);
    new Boat(474, 338, 118, 0x2C4A6B, "PETREL").build(far);
    new Boat(212, 392, 236, 0x1F5A52, "MARIGOLD").build(far);
    Foreground.buoy(far, 470, 424, 25);
    Foreground.sign(near, 586, 358, "HARBOUR", "MOOR AT YOUR OWN RISK", "NO FISHING AFTER DARK");
    Foreground.bank(near);
  }

  /** The picture as a camera would store it: sRGB levels with the noise of a sensor. */
  BufferedImage draw() {
    return Raster.draw(WIDTH, HEIGHT, this);
  }

  @Override
  public Colour at(double x, double y) {
    return near.at(x, y)
        .or(() -> far.at(x, y))
        .orElseGet(() -> y > HORIZON ? water.at(x, y) : sky.at(x, y));
  }

  private Colour mirrored(double x, double y) {
    return far.mirrored(x, y).orElseGet(() -> sky.at(x, 2 * HORIZON - y));
  }
}
