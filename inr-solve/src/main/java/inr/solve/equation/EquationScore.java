package inr.solve.equation;

/**
 * How far values are from others.
 *
 * @param relative of the unknown where it is largest: √(Σ(u − v)²/Σv²)
 * @param largest |u − v| of all unknowns
 */
public record EquationScore(double relative, double largest) {
  /**
   * Of found values u from known ones v.
   *
   * @param unknowns C of {@code [N, C]}
   */
  public static EquationScore of(double[] found, double[] known, int unknowns) {
    double worst = 0;
    double largest = 0;
    for (int c = 0; c < unknowns; c++) {
      double off = 0;
      double energy = 0;
      for (int i = c; i < known.length; i += unknowns) {
        double difference = found[i] - known[i];
        off += difference * difference;
        energy += known[i] * known[i];
        largest = Math.max(largest, Math.abs(difference));
      }
      worst = Math.max(worst, Math.sqrt(off / energy));
    }
    return new EquationScore(worst, largest);
  }
}
