package inr.cpu;

import inr.circuit.Operation;
import inr.pieces.Windows;
import java.util.Arrays;

/** What one worker needs to take the rows of a tile through pieces, window by window. */
final class PieceRows {
  private final PieceTiles tiles;
  private final Windows windows;
  private final int[] at;
  private final long[] entries;
  private final int[] rows;
  private final PiecePoints points;
  private final double[][] derivatives;
  private int count;

  PieceRows(PieceTiles tiles, Operation.Pieces operation, int rowCapacity) {
    this.tiles = tiles;
    this.windows = operation.windows();
    this.at = new int[windows.mostAt()];
    this.entries = new long[rowCapacity * at.length];
    this.rows = new int[entries.length];
    this.points = tiles.newPoints();
    points.reserve(entries.length);
    this.derivatives = new double[rowCapacity][windows.dimensions()];
  }

  /** The worker's networks. */
  PieceTiles tiles() {
    return tiles;
  }

  /** Of each row, derivatives by its coordinates. */
  double[][] derivatives() {
    return derivatives;
  }

  /** Finds the windows of the first rows. */
  void find(double[][] coordinates, int rows) {
    count = 0;
    for (int r = 0; r < rows; r++) {
      int here = windows.at(coordinates[r], at);
      for (int w = 0; w < here; w++) {
        entries[count++] = (long) at[w] << Integer.SIZE | r;
      }
    }
    Arrays.sort(entries, 0, count);
    for (int e = 0; e < count; e++) {
      this.rows[e] = (int) entries[e];
    }
  }

  /** Where the entries lie, after {@link #find(int, double[][])}. */
  PiecePoints points() {
    return points;
  }

  /** Rows in windows; a row may lie in several. */
  int count() {
    return count;
  }

  /** Window of an entry, in ascending order. */
  int window(int entry) {
    return (int) (entries[entry] >> Integer.SIZE);
  }

  /** Row of an entry, in ascending order where windows are the same. */
  int row(int entry) {
    return rows[entry];
  }

  /** Rows by entry. */
  int[] rows() {
    return rows;
  }

  /**
   * Turns to the piece of an entry and finds where it and those that follow there lie; how many.
   */
  int find(int entry, double[][] coordinates) {
    tiles.take(window(entry));
    int found = 0;
    while (found < tiles.tileRows()
        && entry + found < count
        && window(entry + found) == window(entry)) {
      tiles.find(coordinates[row(entry + found)], 0, points, entry + found);
      found++;
    }
    return found;
  }
}
