package inr.structure;

import java.util.List;

/**
 * Orthonormal Haar wavelets of a box along all of its axes, octave after octave.
 *
 * <p>An octave takes (a + b)/√2 and (a − b)/√2 of the pairs of neighbours along each axis; a last
 * sample without a neighbour stays as it is, among the sums. What has a difference along any axis
 * is a band, and the next octave is one of the sums. Band 0 is the last sum, then bands go from
 * coarse to fine, with twice the frequency each.
 */
final class HaarBands {
  private final int[] sides;
  private final int[] strides;
  private final int octaves;
  private final int[] bands;
  private final double[] line;

  /**
   * Those of a box.
   *
   * @param sides samples along each axis, the last one fastest
   */
  HaarBands(List<Integer> sides) {
    this.sides = sides.stream().mapToInt(Integer::intValue).toArray();
    strides = new int[sides.size()];
    int size = 1;
    int longest = 1;
    for (int d = strides.length - 1; d >= 0; d--) {
      strides[d] = size;
      size *= this.sides[d];
      longest = Math.max(longest, this.sides[d]);
    }
    octaves = Integer.SIZE - Integer.numberOfLeadingZeros(longest - 1);
    line = new double[longest];
    bands = new int[size];
    for (int i = 0; i < size; i++) {
      bands[i] = bandOf(i);
    }
  }

  /** Number of bands. */
  int count() {
    return octaves + 1;
  }

  /** Which band a coefficient is of. */
  int band(int at) {
    return bands[at];
  }

  /** The band of a coefficient: the octave at which it is no sum along some axis. */
  private int bandOf(int at) {
    int finest = 0;
    for (int d = 0; d < sides.length; d++) {
      int place = at / strides[d] % sides[d];
      int octave = 0;
      while (octave < octaves && place < side(d, octave + 1)) {
        octave++;
      }
      finest = Math.max(finest, octaves - octave);
    }
    return finest;
  }

  /** Sums along an axis after some octaves. */
  private int side(int axis, int octave) {
    return (int) ((sides[axis] + (1L << octave) - 1) >> octave);
  }

  /** Samples to coefficients, in place. */
  void analyse(double[] box) {
    for (int octave = 0; octave < octaves; octave++) {
      for (int d = 0; d < sides.length; d++) {
        turn(box, d, octave, true);
      }
    }
  }

  /** Coefficients to samples, in place. */
  void synthesise(double[] box) {
    for (int octave = octaves - 1; octave >= 0; octave--) {
      for (int d = sides.length - 1; d >= 0; d--) {
        turn(box, d, octave, false);
      }
    }
  }

  /** Turns all lines along an axis of what an octave begins with. */
  private void turn(double[] box, int axis, int octave, boolean analyses) {
    int lines = 1;
    for (int d = 0; d < sides.length; d++) {
      lines *= d == axis ? 1 : side(d, octave);
    }
    for (int l = 0; l < lines; l++) {
      int rest = l;
      int from = 0;
      for (int d = sides.length - 1; d >= 0; d--) {
        if (d != axis) {
          from += rest % side(d, octave) * strides[d];
          rest /= side(d, octave);
        }
      }
      turn(box, from, strides[axis], side(axis, octave), analyses);
    }
  }

  private void turn(double[] box, int from, int stride, int length, boolean analyses) {
    int sums = (length + 1) / 2;
    for (int k = 0; k < length; k++) {
      line[k] = box[from + k * stride];
    }
    for (int k = 0; k < length / 2; k++) {
      double a = analyses ? line[2 * k] : line[k];
      double b = analyses ? line[2 * k + 1] : line[sums + k];
      box[from + (analyses ? k : 2 * k) * stride] = (a + b) * Math.sqrt(0.5);
      box[from + (analyses ? sums + k : 2 * k + 1) * stride] = (a - b) * Math.sqrt(0.5);
    }
    if (length % 2 == 1) {
      int alone = analyses ? length - 1 : length / 2;
      box[from + (length - 1 - alone + length / 2) * stride] = line[alone];
    }
  }
}
