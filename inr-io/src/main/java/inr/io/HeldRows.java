package inr.io;

import java.awt.image.DataBuffer;

/**
 * Rows in an array.
 *
 * @param numbers of all rows
 * @param rowNumbers of one row
 */
record HeldRows(DataBuffer numbers, int rowNumbers) implements RowStore {
  @Override
  public void put(int row, int[] values) {
    SampleStorage.put(numbers, row * rowNumbers, values, rowNumbers);
  }

  @Override
  public void get(int row, int first, int count, int[] values) {
    SampleStorage.get(numbers, row * rowNumbers + first, values, count);
  }

  @Override
  public void close() {}
}
