package inr.samples;

/** A colour for each point of the plane. */
@FunctionalInterface
interface Paint {
  Colour at(double x, double y);

  /** One colour everywhere. */
  static Paint of(int srgb) {
    Colour colour = Colour.srgb(srgb);
    return (x, y) -> colour;
  }

  /**
   * A round thing between {@code left} and {@code right} in light from the left: a mast, a post, a
   * sail rolled up.
   */
  static Paint rounded(int srgb, double left, double right) {
    Colour colour = Colour.srgb(srgb);
    return (x, y) -> colour.times(1.25 - 0.9 * (x - left) / (right - left));
  }
}
