package inr.codec.synthesis;

import java.util.Arrays;

/** A row as seen from 0, 1, … columns to the left and right; beyond its ends they repeat. */
final class Shifts {
  private Shifts() {}

  /**
   * Copies a row once for each tap of a kernel.
   *
   * @param row {@code count} samples
   * @param taps an odd number of arrays; tap t gets sample {@code x + t − taps/2} at x: overwritten
   */
  static void of(float[] row, int count, float[][] taps) {
    int middle = taps.length / 2;
    for (int t = 0; t < taps.length; t++) {
      int shift = t - middle;
      int left = Math.min(count, Math.max(0, -shift));
      int right = Math.min(count, Math.max(0, shift));
      Arrays.fill(taps[t], 0, left, row[0]);
      System.arraycopy(row, right, taps[t], left, count - left - right);
      Arrays.fill(taps[t], count - right, count, row[count - 1]);
    }
  }
}
