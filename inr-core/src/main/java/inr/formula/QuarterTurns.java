package inr.formula;

/** Sine and cosine of an angle in quarter turns, exact where they are 0 or ±1. */
final class QuarterTurns {
  private QuarterTurns() {}

  /** sin(½πx). */
  static double sin(double x) {
    return shifted(x, 0);
  }

  /** cos(½πx) = sin(½π(x + 1)). */
  static double cos(double x) {
    return shifted(x, 1);
  }

  /**
   * sin(½π(x + quarters)): the part of x beyond the nearest integer, and which quadrant that is.
   */
  private static double shifted(double x, int quarters) {
    double nearest = Math.rint(x);
    double rest = Math.PI / 2 * (x - nearest);
    int quadrant = (int) (nearest % 4) + quarters & 3;
    return switch (quadrant) {
      case 0 -> StrictMath.sin(rest);
      case 1 -> StrictMath.cos(rest);
      case 2 -> -StrictMath.sin(rest);
      default -> -StrictMath.cos(rest);
    };
  }
}
