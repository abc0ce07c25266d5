package inr.solve.phase;

import inr.random.CounterRandom;

/** Waves and phases for the tests of this package. */
final class TestWaves {
  private TestWaves() {}

  /** A wave whose amplitude and phase have smooth parts and edges, from 0.3 to 1. */
  static double[] wave(int side) {
    double[] wave = new double[2 * side * side];
    for (int i = 0; i < side * side; i++) {
      int row = i / side;
      double y = (double) row / side;
      double x = (double) (i % side) / side;
      double amplitude = 0.65 + 0.2 * StrictMath.sin(9 * x + 4 * y) + (x + y > 1.1 ? 0.15 : 0);
      double phase = 1.2 * StrictMath.cos(7 * y - 3 * x * x) + (x > 0.3 && y > 0.4 ? 0.8 : 0);
      wave[2 * i] = amplitude * StrictMath.cos(phase);
      wave[2 * i + 1] = amplitude * StrictMath.sin(phase);
    }
    return wave;
  }

  /** An object from 0 to 1 that is not its own twin. */
  static double[] object(int height, int width) {
    double[] object = new double[height * width];
    for (int i = 0; i < object.length; i++) {
      int row = i / width;
      double y = (double) row / height;
      double x = (double) (i % width) / width;
      double soft = 0.4 + 0.3 * StrictMath.sin(8 * x + 5 * y * y);
      object[i] = x < 0.4 && y > 0.6 ? 1 : x > 0.7 && y < 0.3 ? 0.05 : soft;
    }
    return object;
  }

  /** Eight Gaussian bumps, up to 1.43 radians. */
  static double[] bumps(int side) {
    CounterRandom random = new CounterRandom(5, 0);
    double[] phase = new double[side * side];
    double most = 0;
    for (int b = 0; b < 8; b++) {
      double down = side * (0.2 + 0.6 * random.uniform(4L * b));
      double across = side * (0.2 + 0.6 * random.uniform(4L * b + 1));
      double width = side * (0.03 + 0.06 * random.uniform(4L * b + 2));
      double height = 0.3 + 0.7 * random.uniform(4L * b + 3);
      for (int i = 0; i < phase.length; i++) {
        int row = i / side;
        double dy = row - down;
        double dx = i % side - across;
        phase[i] += height * StrictMath.exp(-(dx * dx + dy * dy) / (2 * width * width));
        most = Math.max(most, phase[i]);
      }
    }
    for (int i = 0; i < phase.length; i++) {
      phase[i] *= 1.43 / most;
    }
    return phase;
  }
}
