package inr.solve;

/**
 * Hard thresholding of a group of patches in the Walsh-Hadamard transform along the group: c ← 0
 * where |c| ≤ threshold, but for the mean of the group.
 *
 * <p>For maintainers: the transform is left without its factor 1/√n, so thresholds grow by √n; the
 * way back divides by n. Butterflies of a stage are one long loop over all coefficients of half a
 * block.
 */
final class GroupTransform {
  private static final int PATCH = PatchGroups.SIDE * PatchGroups.SIDE;
  private static final int LARGEST_GROUP = 16;

  private final float[] values = new float[LARGEST_GROUP * PATCH];
  private final float threshold;

  GroupTransform(float threshold) {
    this.threshold = threshold;
  }

  /** Coefficients of the patches of the group, patch by patch: to be filled before each use. */
  float[] values() {
    return values;
  }

  /**
   * Replaces the coefficients by what is left of them.
   *
   * @param size patches of the group, a power of two up to 16
   * @return weight of the group: one over the number of coefficients that were kept
   */
  float shrink(int size) {
    transform(size);
    int kept = keepLarge(size);
    transform(size);
    float factor = 1f / size;
    for (int i = 0; i < size * PATCH; i++) {
      values[i] *= factor;
    }
    return 1f / kept;
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

  private void transform(int size) {
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
