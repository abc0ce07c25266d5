package inr.io.operator;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.util.Arrays;

/** Entries of a matrix as they come, in any order of rows; those of a row keep theirs. */
final class CompressedRows {
  /** Numbers of 32 bits that an entry takes here, after its rows are sorted and once merged. */
  private static final int WORDS_OF_ENTRY = 12;

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

  /**
   * Compressed rows.
   *
   * @param starts of the rows, and at last how many entries there are
   * @param columns of the entries
   * @param weights of the entries
   */
  record Sorted(int[] starts, int[] columns, double[] weights) {}

  /** Row by row; entries of one place are added up where the first one stands. */
  Sorted sorted() {
    int[] starts = starts();
    int[] columns = new int[count];
    double[] weights = new double[count];
    int[] next = starts.clone();
    for (int k = 0; k < count; k++) {
      int place = next[row[k]]++;
      columns[place] = column[k];
      weights[place] = weight[k];
    }
    return merged(starts, columns, weights);
  }

  /** Starts of the rows, each of which must have an entry. */
  private int[] starts() {
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

  private Sorted merged(int[] starts, int[] columns, double[] weights) {
    // One more than where the last entry of a column was put.
    int[] puts = new int[numbers];
    int end = 0;
    int from = 0;
    for (int i = 0; i < rows; i++) {
      int begin = end;
      for (int k = from; k < starts[i + 1]; k++) {
        int put = puts[columns[k]] - 1;
        if (put >= begin) {
          weights[put] += weights[k];
          requireSum(i, columns[k], weights[put]);
        } else {
          columns[end] = columns[k];
          weights[end++] = weights[k];
          puts[columns[k]] = end;
        }
      }
      from = starts[i + 1];
      starts[i + 1] = end;
    }
    return end == count
        ? new Sorted(starts, columns, weights)
        : new Sorted(starts, Arrays.copyOf(columns, end), Arrays.copyOf(weights, end));
  }

  private static void requireSum(int ofRow, int ofColumn, double sum) {
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "entries of row "
              + (ofRow + 1)
              + " and column "
              + (ofColumn + 1)
              + " add up to "
              + sum
              + "; finite numbers are needed");
    }
  }
}
