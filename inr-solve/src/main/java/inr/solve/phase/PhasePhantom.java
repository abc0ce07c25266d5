package inr.solve.phase;

import inr.random.CounterRandom;

/** A phase to try methods on. */
public final class PhasePhantom {
  private static final int BUMPS = 8;
  private static final double HIGHEST = 1.43;

  private PhasePhantom() {}

  /**
   * Eight Gaussian bumps on a square, the highest point at 1.43 radians.
   *
   * @param seed of their places, widths and heights
   */
  public static double[] bumps(int side, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] phase = new double[side * side];
    double most = 0;
    for (long b = 0; b < BUMPS; b++) {
      double down = side * (0.2 + 0.6 * random.uniform(4 * b));
      double across = side * (0.2 + 0.6 * random.uniform(4 * b + 1));
      double width = side * (0.03 + 0.06 * random.uniform(4 * b + 2));
      double height = 0.3 + 0.7 * random.uniform(4 * b + 3);
      for (int i = 0; i < phase.length; i++) {
        int row = i / side;
        double dy = row - down;
        double dx = i % side - across;
        phase[i] += height * StrictMath.exp(-(dx * dx + dy * dy) / (2 * width * width));
        most = Math.max(most, phase[i]);
      }
    }
    for (int i = 0; i < phase.length; i++) {
      phase[i] *= HIGHEST / most;
    }
    return phase;
  }
}
