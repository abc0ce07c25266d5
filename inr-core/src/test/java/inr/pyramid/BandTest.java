package inr.pyramid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.random.CounterRandom;
import org.junit.jupiter.api.Test;

class BandTest {
  private static final CounterRandom RANDOM = new CounterRandom(3, 0);

  /** Rows of one to four numbers. */
  private static Band ragged() {
    int[] first = {0, 0, 1, 1, 4, 5, 3};
    int[] starts = {0, 1, 4, 6, 10, 11, 13, 17};
    return new Band(7, first, starts, random(17, 0));
  }

  /** Rows of the same three numbers between other rows, as the samples of a fine level have. */
  private static Band alike(int rows) {
    int[] first = new int[rows];
    int[] starts = new int[rows + 1];
    float[] numbers = new float[3 * rows];
    for (int r = 0; r < rows; r++) {
      first[r] = r;
      starts[r + 1] = 3 * (r + 1);
      for (int k = 0; k < 3; k++) {
        numbers[3 * r + k] = r == 0 || r == rows - 1 ? 0.3f + k : 0.25f * (k + 1);
      }
    }
    return new Band(rows + 2, first, starts, numbers);
  }

  private static float[] random(int count, int seed) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) RANDOM.uniform(1000L * seed + i) - 0.5f;
    }
    return values;
  }

  private static float[] apply(Band band, float[] x) {
    float[] y = new float[band.rows];
    band.apply(x, 0, y, 0, new float[3][band.rows]);
    return y;
  }

  private static double product(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }

  /** ⟨A x, y⟩ = ⟨x, Aᵀ y⟩, where both ways are computed by code of their own. */
  @Test
  void theTransposedIsTheAdjoint() {
    for (Band band : new Band[] {ragged(), alike(3), alike(40)}) {
      float[] x = random(band.columns, 1);
      float[] y = random(band.rows, 2);
      double forth = product(apply(band, x), y);
      assertEquals(forth, product(x, apply(band.transposed(), y)), 1e-5);
    }
  }

  @Test
  void rowsAlikeGiveTheSumsOfTheirNumbers() {
    Band band = alike(40);
    float[] x = random(42, 3);
    float[] y = apply(band, x);
    for (int r = 1; r < 39; r++) {
      assertEquals(0.25 * x[r] + 0.5 * x[r + 1] + 0.75 * x[r + 2], y[r], 1e-6);
    }
  }

  @Test
  void linesAreCombinedAsNumbersAre() {
    Band band = ragged();
    float[] x = random(band.columns, 4);
    float[][] lines = new float[band.columns][];
    for (int c = 0; c < lines.length; c++) {
      lines[c] = new float[] {x[c], -2 * x[c]};
    }
    float[] y = apply(band, x);
    for (int r = 0; r < band.rows; r++) {
      float[] sum = {1, 1};
      band.addLines(r, lines, 0, 1, sum);
      assertEquals(1 + y[r], sum[0], 1e-6);
      assertEquals(1 - 2 * y[r], sum[1], 1e-6);
    }
  }

  @Test
  void columnSums() {
    Band band = alike(3);
    double[] sums = band.columnSums(false);
    assertEquals(0.3, sums[0], 1e-6);
    assertEquals(1.3 + 0.25, sums[1], 1e-6);
    assertEquals(0.09, band.columnSums(true)[0], 1e-6);
  }
}
