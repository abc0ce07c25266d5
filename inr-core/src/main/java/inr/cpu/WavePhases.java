package inr.cpu;

import inr.circuit.Waves;
import inr.cpu.kernel.StripMath;

/**
 * Sines and cosines of the waves of a point. Phases are computed in double, without whole turns,
 * and rounded once; sines and cosines are those of the kernels.
 */
final class WavePhases {
  private static final double TURNS_PER_RADIAN = 0.5 / Math.PI;

  private final Waves waves;
  private final StripMath strips;
  private final int count;

  WavePhases(Waves waves, StripMath strips) {
    this.waves = waves;
    this.strips = strips;
    this.count = waves.count();
  }

  /** Floats of scratch that a call needs. */
  int scratchSize() {
    return 3 * count;
  }

  /** Writes all sines and cosines of the point x to the scratch. */
  void compute(double[] x, Scratch scratch) {
    float[] floats = scratch.floats;
    for (int m = 0; m < count; m++) {
      double turns = waves.phase(m, x) * TURNS_PER_RADIAN;
      floats[m] = (float) (4 * (turns - Math.rint(turns)));
    }
    strips.sinCosQuarters(floats, 0, floats, count, floats, 2 * count, count);
  }

  /** The sine of wave m. */
  float sine(Scratch scratch, int m) {
    return scratch.floats[count + m];
  }

  /** The cosine of wave m. */
  float cosine(Scratch scratch, int m) {
    return scratch.floats[2 * count + m];
  }
}
