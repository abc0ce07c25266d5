package inr.solve;

/**
 * Shrinkage of a group of patches in the Walsh-Hadamard transform along the group: c ← 0 where |c|
 * ≤ threshold, but for the mean of the group, or c ← c·p²/(p² + σ²) with a pilot p.
 *
 * <p>For maintainers: the transform is left without its factor 1/√n, so thresholds grow by √n; the
 * way back divides by n. Butterflies of a stage are one long loop over all coefficients of half a
 * block.
 */
final class GroupTransform {
  private static final int PATCH = PatchGroups.SIDE * PatchGroups.SIDE;
  private static final int LARGEST_GROUP = 16;

  /** Keeps the weight of a group that was wiped out finite. */
  private static final float LEAST_SQUARES = 1e-6f;

  private final float[] values = new float[LARGEST_GROUP * PATCH];
  private final float[] pilot = new float[LARGEST_GROUP * PATCH];
  private final float threshold;

  GroupTransform(float threshold) {
    this.threshold = threshold;
  }

  /** Coefficients of the patches of the group, patch by patch: to be filled before each use. */
  float[] values() {
    return values;
  }

  /** Coefficients of the same patches of the pilot: to be filled before {@link #attenuate}. */
  float[] pilot() {
    return pilot;
  }

  /**
   * Replaces the coefficients by what is left of them.
   *
   * @param size patches of the group, a power of two up to 16
   * @return weight of the group: one over the number of coefficients that were kept
   */
  float shrink(int size) {
    transform(values, size);
    int kept = keepLarge(size);
    transform(values, size);
    float factor = 1f / size;
    for (int i = 0; i < size * PATCH; i++) {
      values[i] *= factor;
    }
    return 1f / kept;
  }

  /**
   * Replaces the coefficients c by c·p²/(p² + σ²), p those of the pilot and σ the threshold.
   *
   * @param size patches of the group, a power of two up to 16
   * @return weight of the group: one over the sum of the squared factors
   */
  float attenuate(int size) {
    transform(values, size);
    transform(pilot, size);
    // The pilot's coefficients lack the same factor as these.
    float noise = threshold * threshold * size;
    float factor = 1f / size;
    float squares = 0;
    for (int i = 0; i < size * PATCH; i++) {
      float power = pilot[i] * pilot[i];
      float gain = power / (power + noise);
      squares += gain * gain;
      values[i] *= gain * factor;
    }
    transform(values, size);
    return 1f / Math.max(squares, LEAST_SQUARES);
  }

  private int keepLarge(int size) {
    float limit = threshold * (float) Math.sqrt(size);
    int kept = 1;
    for (int i = 1; i < size * PATCH; i++) {
      boolean large = Math.abs(values[i]) > limit;
      values[i] = large ? values[i] : 0;
      kept += large ? 1 : 0;
    }
    return kept;
  }

  private static void transform(float[] values, int size) {
    for (int half = size / 2 * PATCH; half >= PATCH; half /= 2) {
      for (int block = 0; block < size * PATCH; block += 2 * half) {
        for (int i = block; i < block + half; i++) {
          float a = values[i];
          float b = values[i + half];
          values[i] = a + b;
          values[i + half] = a - b;
        }
      }
    }
  }
}
