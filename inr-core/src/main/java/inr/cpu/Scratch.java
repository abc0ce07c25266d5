package inr.cpu;

import inr.cpu.kernel.Aligned;

/** What one worker's formulas and encoders write to and forget. */
final class Scratch {
  /** Arrays of a {@link StripProgram}: its variables and its results. */
  final float[][] arrays;

  /** Where each of them begins. */
  final int[] offsets;

  /** Strips, from {@link Aligned#LEAD}. */
  final float[] floats;

  private double[] doubles = new double[0];
  private float[] results = new float[0];

  /**
   * For programs of so many arrays and encoders of so many floats.
   *
   * @param arrays at least the 3 of an activation
   * @param floats at least {@link StripProgram#SCRATCH}
   */
  Scratch(int arrays, int floats) {
    this.arrays = new float[arrays][];
    this.offsets = new int[arrays];
    this.floats = Aligned.floats(floats);
  }

  /** At least {@code count} floats beside {@link #floats}. */
  float[] results(int count) {
    if (results.length < count) {
      results = new float[count];
    }
    return results;
  }

  /** At least {@code count} doubles. */
  double[] doubles(int count) {
    if (doubles.length < count) {
      doubles = new double[count];
    }
    return doubles;
  }
}
