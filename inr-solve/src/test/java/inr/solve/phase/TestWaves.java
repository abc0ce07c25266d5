package inr.solve.phase;

/** Waves and objects for the tests of this package. */
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
}
