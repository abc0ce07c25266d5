package inr.rendering;

import inr.signal.Medium;

/**
 * Values in stored units ↦ what a medium stores: integers are rounded to the nearest, halves up,
 * and clipped to what they can hold; floating point is single, and neither rounded nor clipped.
 *
 * @param integers whether the medium stores integers
 * @param lowest number that it holds
 * @param highest number that it holds
 */
public record Rounding(boolean integers, double lowest, double highest) {
  /** That of a medium. */
  public static Rounding of(Medium medium) {
    if (medium instanceof Medium.Picture picture) {
      return new Rounding(true, 0, picture.peak());
    }
    if (medium instanceof Medium.Sound sound && !sound.floatingPoint()) {
      return new Rounding(true, -sound.fullScale(), sound.fullScale() - 1);
    }
    return new Rounding(false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** What is stored of a value. */
  public double of(double value) {
    double clipped = Math.max(lowest, Math.min(highest, value));
    return integers ? (double) Math.round(clipped) : (double) (float) clipped;
  }
}
