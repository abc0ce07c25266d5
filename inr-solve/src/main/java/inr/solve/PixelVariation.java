package inr.solve;

/**
 * share·Σ √(|∇x|² + 10⁻⁸) of some pixels, ∇x being the differences to the right and to the lower
 * neighbour.
 */
final class PixelVariation implements LossTerm {
  /** Keeps the slope of the root finite where x is flat. */
  private static final double FLAT = 1e-8;

  private final double share;
  private final int[] triples;
  private int count;

  /**
   * None yet.
   *
   * @param share what a pixel counts
   * @param most pixels that will be added
   */
  PixelVariation(double share, int most) {
    this.share = share;
    this.triples = new int[3 * most];
  }

  /** Adds a pixel by its place in the draw and those of its neighbours, at an edge its own. */
  void add(int here, int right, int below) {
    triples[count++] = here;
    triples[count++] = right;
    triples[count++] = below;
  }

  @Override
  public double at(int channel, double[] x, double[] slopes) {
    double sum = 0;
    for (int t = 0; t < count; t += 3) {
      double here = x[triples[t]];
      double across = x[triples[t + 1]] - here;
      double down = x[triples[t + 2]] - here;
      double length = Math.sqrt(across * across + down * down + FLAT);
      sum += length;
      double slope = share / length;
      slopes[triples[t]] -= slope * (across + down);
      slopes[triples[t + 1]] += slope * across;
      slopes[triples[t + 2]] += slope * down;
    }
    return share * sum;
  }
}
