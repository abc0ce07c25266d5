package inr.solve.equation;

/**
 * Where a field is held to its problem.
 *
 * @param inside points for the equations
 * @param faces points for each condition
 * @param weight of a condition's mean square beside that of the equations, positive
 * @param seed of where they lie
 */
public record Points(int inside, int faces, double weight, long seed) {
  public Points {
    if (inside < 1 || faces < 1 || !(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "equations are looked at in "
              + inside
              + " points and conditions in "
              + faces
              + " with weight "
              + weight
              + "; positive numbers are needed");
    }
  }

  /** 400 points of a line, 1000 of anything else, 100 of each face, weight 10. */
  public static Points of(int dimensions, long seed) {
    return new Points(dimensions == 1 ? 400 : 1000, 100, 10, seed);
  }

  /** As many others. */
  public Points seeded(long other) {
    return new Points(inside, faces, weight, other);
  }
}
