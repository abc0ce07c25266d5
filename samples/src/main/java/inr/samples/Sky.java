package inr.samples;

/**
 * An evening sky: blue above, gold at the horizon, a low sun just outside on the left, clouds lit
 * from there.
 */
final class Sky implements Paint {
  private static final Colour ZENITH = Colour.srgb(0x5586BA);
  private static final Colour MIDDLE = Colour.srgb(0xA9BFCB);
  private static final Colour LOW = Colour.srgb(0xF6D9A8);
  private static final Colour GLOW = Colour.srgb(0xFFB45A);
  private static final Colour CLOUD_LIT = Colour.srgb(0xFFE9CC);
  private static final Colour CLOUD_SHADE = Colour.srgb(0x8F8FA6);

  private final double horizon;

  Sky(double horizon) {
    this.horizon = horizon;
  }

  @Override
  public Colour at(double x, double y) {
    double height = Math.max(0, horizon - y) / horizon;
    Colour air =
        LOW.mix(MIDDLE, Noise.step(0, 0.5, height))
            .mix(ZENITH, Noise.step(0.25, 1.1, height + 0.0002 * x));
    double sunX = x + 50;
    double sunY = 1.3 * (y - horizon + 50);
    double glow = 1 / (1 + (sunX * sunX + sunY * sunY) / 30000);
    return clouds(air, x, height).plus(GLOW.times(0.75 * glow * glow));
  }

  /**
   * A ceiling of clouds seen from below: the farther away, the lower and the smaller they appear.
   */
  private static Colour clouds(Colour air, double x, double height) {
    double distance = 1 / (height + 0.16);
    double u = (x - 300) * 0.0028 * distance + 7.3;
    double v = 2.6 * distance;
    double density = Noise.fractal(u, v, 6, 40);
    double towardsSun = Noise.fractal(u - 0.16, v + 0.05, 4, 40);
    double cover = Noise.step(0.02, 0.42, density) * Noise.step(0.02, 0.2, height);
    Colour cloud =
        CLOUD_SHADE.mix(CLOUD_LIT, 0.62 + 1.5 * (density - towardsSun) - 0.5 * (density - 0.2));
    return air.mix(cloud, 0.9 * cover);
  }
}
