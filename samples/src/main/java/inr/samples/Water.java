package inr.samples;

/**
 * Rippled water that mirrors what stands in it.
 *
 * <p>The ripples are fractal noise on the plane of the water; their slope moves the point that is
 * mirrored, and where they lean towards us one sees more of the deep and less of the mirror image.
 */
final class Water implements Paint {
  private static final Colour DEEP = Colour.srgb(0x0F3A45);
  private static final Colour SUN = Colour.srgb(0xFFD08A);

  private final double horizon;
  private final Paint mirror;

  /** Water below {@code horizon}; {@code mirror} tells what flat water would show at a point. */
  Water(double horizon, Paint mirror) {
    this.horizon = horizon;
    this.mirror = mirror;
  }

  @Override
  public Colour at(double x, double y) {
    double near = y - horizon;
    double distance = 1 / (near + 9);
    double u = 26 * (x - 384) * distance;
    double v = 2600 * distance;
    double ripple =
        Noise.fractal(0.16 * u, 0.5 * v, 2, 70)
            + 0.75 * Noise.fractal(1.1 * u + 0.3 * v, 2.7 * v, 4, 80);
    double cross = Noise.smooth(0.35 * u, 0.8 * v, 90);
    double reach = 1.5 + 0.075 * near;
    Colour seen = mirror.at(x + 0.45 * reach * cross, Math.max(horizon, y + reach * ripple));
    double share = 0.84 - 0.0010 * near + 0.45 * ripple;
    double glitter = Noise.step(0.42, 0.75, ripple + 0.3 * cross) / (1 + x * x / 30000);
    return DEEP.mix(seen, Math.max(0.25, share)).plus(SUN.times(0.55 * glitter));
  }
}
