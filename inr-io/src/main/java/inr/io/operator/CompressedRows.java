package inr.io.operator;

import inr.io.InputRoom;
import inr.io.SignalFormatException;

/** Entries of a matrix as they come, in any order of rows; those of a row keep theirs. */
final class CompressedRows {
  /** Numbers of 32 bits that an entry takes here and after its rows are sorted. */
  private static final int WORDS_OF_ENTRY = 8;

  private final int rows;
  private final int numbers;
  private final int[] row;
  private final int[] column;
  private final double[] weight;
  private int count;

  /**
   * Room for entries.
   *
   * @throws SignalFormatException if there is none
   */
  CompressedRows(InputRoom room, long rows, long numbers, long entries)
      throws SignalFormatException {
    if (rows < 1 || numbers < 1 || entries < rows) {
      throw new IllegalArgumentException(
          "has "
              + rows
              + " rows, "
              + numbers
              + " columns and "
              + entries
              + " entries; at least 1 of each, and an entry for each row, are needed");
    }
    room.requireSamples(Math.max(numbers, entries));
    room.requireHeap(WORDS_OF_ENTRY * Math.max(numbers, entries));
    this.rows = (int) rows;
    this.numbers = (int) numbers;
    this.row = new int[(int) entries];
    this.column = new int[(int) entries];
    this.weight = new double[(int) entries];
  }

  /** Adds an entry, counted from 0. */
  void add(long ofRow, long ofColumn, double ofWeight) {
    if (ofRow < 0
        || ofRow >= rows
        || ofColumn < 0
        || ofColumn >= numbers
        || !Double.isFinite(ofWeight)) {
      throw new IllegalArgumentException(
          "entry "
              + (count + 1)
              + " is "
              + ofWeight
              + " in row "
              + (ofRow + 1)
              + " and column "
              + (ofColumn + 1)
              + ", counted from 1; finite numbers in "
              + rows
              + " rows and "
              + numbers
              + " columns are needed");
    }
    row[count] = (int) ofRow;
    column[count] = (int) ofColumn;
    weight[count++] = ofWeight;
  }

  /** Starts of the rows, each of which must have an entry. */
  int[] starts() {
    int[] starts = new int[rows + 1];
    for (int k = 0; k < count; k++) {
      starts[row[k] + 1]++;
    }
    for (int i = 0; i < rows; i++) {
      if (starts[i + 1] == 0) {
        throw new IllegalArgumentException(
            "row " + (i + 1) + " has no entry, so it measures nothing; leave it out");
      }
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  /** Columns of the entries row by row. */
  int[] columns(int[] starts) {
    int[] sorted = new int[count];
    int[] next = starts.clone();
    for (int k = 0; k < count; k++) {
      sorted[next[row[k]]++] = column[k];
    }
    return sorted;
  }

  /** Weights of the entries row by row. */
  double[] weights(int[] starts) {
    double[] sorted = new double[count];
    int[] next = starts.clone();
    for (int k = 0; k < count; k++) {
      sorted[next[row[k]]++] = weight[k];
    }
    return sorted;
  }
}
