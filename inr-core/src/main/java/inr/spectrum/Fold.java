package inr.spectrum;

import inr.lapped.Rise;

/**
 * What makes blocks of a line that overlap by h: at a border b, x[b + j] becomes hi x[b + j] + lo
 * x[b − 1 − j], and x[b − 1 − j] becomes hi x[b − 1 − j] − lo x[b + j], for j below h. A rotation,
 * so its transpose undoes it.
 */
final class Fold {
  private final float[] high;
  private final float[] low;

  /** Of half overlap h. */
  Fold(int overlap) {
    this.high = new float[overlap];
    this.low = new float[overlap];
    for (int j = 0; j < overlap; j++) {
      high[j] = (float) Rise.at((overlap + j + 0.5) / (2 * overlap));
      low[j] = (float) Rise.at((overlap - j - 0.5) / (2 * overlap));
    }
  }

  /** h. */
  int overlap() {
    return high.length;
  }

  /** Folds a line at a border, in place. */
  void at(float[] x, int border) {
    for (int j = 0; j < high.length; j++) {
      float right = x[border + j];
      float left = x[border - 1 - j];
      x[border + j] = high[j] * right + low[j] * left;
      x[border - 1 - j] = high[j] * left - low[j] * right;
    }
  }

  /**
   * The left halves of 16 blocks, folded with those before them.
   *
   * @param halves overwritten up to h
   */
  void left(float[] blocks, float[] before, int size, float[] halves) {
    for (int j = 0; j < high.length; j++) {
      blend(blocks, row(j), high[j], before, row(size - 1 - j), low[j], halves, row(j));
    }
  }

  /**
   * The right halves of 16 blocks, folded with those after them.
   *
   * @param halves overwritten from h before the end on
   */
  void right(float[] blocks, float[] after, int size, float[] halves) {
    for (int j = 0; j < high.length; j++) {
      int from = row(size - 1 - j);
      blend(blocks, from, high[j], after, row(j), -low[j], halves, from);
    }
  }

  private static int row(int n) {
    return n * BlockTransform.LANES;
  }

  private static void blend(
      float[] x, int i, float a, float[] y, int j, float b, float[] to, int k) {
    for (int l = 0; l < BlockTransform.LANES; l++) {
      to[k + l] = x[i + l] * a + y[j + l] * b;
    }
  }
}
