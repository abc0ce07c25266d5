package inr.solve;

/**
 * Some rows of patches of a plane in the orthonormal DCT-II of 5 x 5, c[u, v] = Σ D[u, a]·D[v,
 * b]·p[a, b], and the weighted sums of coefficients that are put back there.
 *
 * <p>For maintainers: the 25 coefficients of a patch lie together, v fastest. Sums are transformed
 * back as they are, since putting patches back is linear: along columns into rows of five numbers
 * for each column, then along rows into samples.
 */
final class PatchStrip {
  private static final int SIDE = PatchGroups.SIDE;
  private static final int PATCH = SIDE * SIDE;
  private static final float[] BASIS = basis();

  private final int width;
  private final int top;

  /** Patches of a row. */
  private final int across;

  private final int patchRows;
  private final float[] coefficients;
  private final float[] sums;
  private final float[] patchWeights;
  private float[] samples = new float[0];

  /**
   * Patches of the rows {@code top} to {@code top + patchRows} of a plane.
   *
   * @param plane all of it, rows of {@code width}: read
   */
  PatchStrip(double[] plane, int width, int top, int patchRows) {
    this.width = width;
    this.top = top;
    this.patchRows = patchRows;
    across = width - SIDE + 1;
    coefficients = new float[patchRows * across * PATCH];
    sums = new float[coefficients.length];
    patchWeights = new float[patchRows * across];
    transform(plane);
  }

  /** D[u, a] = √(2/5)·cos(π(2a + 1)u/10), √(1/5) for u = 0, row by row. */
  private static float[] basis() {
    float[] basis = new float[PATCH];
    for (int u = 0; u < SIDE; u++) {
      double scale = Math.sqrt((u == 0 ? 1.0 : 2.0) / SIDE);
      for (int a = 0; a < SIDE; a++) {
        basis[u * SIDE + a] =
            (float) (scale * StrictMath.cos(Math.PI * (2 * a + 1) * u / (2 * SIDE)));
      }
    }
    return basis;
  }

  private void transform(double[] plane) {
    float[] rows = new float[(patchRows + SIDE - 1) * across * SIDE];
    for (int y = 0; y < patchRows + SIDE - 1; y++) {
      for (int x = 0; x < across; x++) {
        int from = (top + y) * width + x;
        int to = (y * across + x) * SIDE;
        for (int v = 0; v < SIDE; v++) {
          float sum = 0;
          for (int b = 0; b < SIDE; b++) {
            sum += BASIS[v * SIDE + b] * (float) plane[from + b];
          }
          rows[to + v] = sum;
        }
      }
    }
    int rowLength = across * SIDE;
    for (int p = 0; p < patchRows * across; p++) {
      int from = p * SIDE;
      for (int u = 0; u < SIDE; u++) {
        for (int v = 0; v < SIDE; v++) {
          float sum = 0;
          for (int a = 0; a < SIDE; a++) {
            sum += BASIS[u * SIDE + a] * rows[from + a * rowLength + v];
          }
          coefficients[p * PATCH + u * SIDE + v] = sum;
        }
      }
    }
  }

  /** Number of the patch that begins at a sample of the plane. */
  private int patch(int sample) {
    return (sample / width - top) * across + sample % width;
  }

  /** Copies the coefficients of the patch at {@code sample} to those of a member of a group. */
  void get(int sample, float[] group, int member) {
    System.arraycopy(coefficients, patch(sample) * PATCH, group, member * PATCH, PATCH);
  }

  /** Adds the coefficients of a member of a group, by weight, where the patch came from. */
  void add(int sample, float[] group, int member, float weight) {
    int patch = patch(sample);
    patchWeights[patch] += weight;
    int to = patch * PATCH;
    int from = member * PATCH;
    for (int i = 0; i < PATCH; i++) {
      sums[to + i] += weight * group[from + i];
    }
  }

  /** Turns the sums of coefficients into sums of samples. */
  void transformBack() {
    int rowLength = across * SIDE;
    float[] rows = new float[(patchRows + SIDE - 1) * rowLength];
    for (int p = 0; p < patchRows * across; p++) {
      for (int a = 0; a < SIDE; a++) {
        for (int v = 0; v < SIDE; v++) {
          float sum = 0;
          for (int u = 0; u < SIDE; u++) {
            sum += BASIS[u * SIDE + a] * sums[p * PATCH + u * SIDE + v];
          }
          rows[p * SIDE + a * rowLength + v] += sum;
        }
      }
    }
    samples = new float[(patchRows + SIDE - 1) * width];
    for (int y = 0; y < patchRows + SIDE - 1; y++) {
      for (int x = 0; x < across; x++) {
        int from = (y * across + x) * SIDE;
        for (int b = 0; b < SIDE; b++) {
          float sum = 0;
          for (int v = 0; v < SIDE; v++) {
            sum += BASIS[v * SIDE + b] * rows[from + v];
          }
          samples[y * width + x + b] += sum;
        }
      }
    }
  }

  /** Adds sums of samples and weights to those of the whole plane. */
  void addTo(double[] values, double[] weights) {
    for (int i = 0; i < samples.length; i++) {
      values[top * width + i] += samples[i];
    }
    for (int p = 0; p < patchWeights.length; p++) {
      int corner = (top + p / across) * width + p % across;
      for (int a = 0; a < SIDE; a++) {
        for (int b = 0; b < SIDE; b++) {
          weights[corner + a * width + b] += patchWeights[p];
        }
      }
    }
  }
}
