package inr.io.image;

import inr.signal.Samples;

/** Where a writer gets its rows from, so that a large picture need never be in memory whole. */
@FunctionalInterface
public interface PictureRows {
  /**
   * Stored numbers of some rows.
   *
   * <p>Called for rows from top to bottom; a row may be asked for again and must then give the same
   * numbers.
   *
   * @param firstRow first row wanted
   * @param rows how many
   * @param samples overwritten from 0: {@code rows} x width x channels numbers, 0 to 255 or 65,535,
   *     row by row
   */
  void read(int firstRow, int rows, int[] samples);

  /**
   * Rows of a picture that is in memory.
   *
   * @param samples width·height·channels numbers
   * @param rowSamples width·channels
   */
  static PictureRows of(Samples samples, int rowSamples) {
    return (firstRow, rows, target) -> {
      int from = firstRow * rowSamples;
      for (int i = 0; i < rows * rowSamples; i++) {
        target[i] = (int) samples.get(from + i);
      }
    };
  }
}
