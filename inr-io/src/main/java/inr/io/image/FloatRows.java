package inr.io.image;

/** Where a writer gets rows of floating point from. */
@FunctionalInterface
public interface FloatRows {
  /**
   * Numbers of some rows.
   *
   * <p>Called for rows in any order, perhaps more than once; a row must give the same numbers each
   * time.
   *
   * @param firstRow first row wanted
   * @param rows how many
   * @param samples overwritten from 0: {@code rows} x width x channels numbers, row by row
   */
  void read(int firstRow, int rows, float[] samples);

  /**
   * Rows of a picture that is in memory.
   *
   * @param samples width·height·channels numbers
   * @param rowSamples width·channels
   */
  static FloatRows of(float[] samples, int rowSamples) {
    return (firstRow, rows, target) ->
        System.arraycopy(samples, firstRow * rowSamples, target, 0, rows * rowSamples);
  }
}
