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
  private final double[][] derivatives;
  private int count;

  PieceRows(PieceTiles tiles, Operation.Pieces operation, int rowCapacity) {
    this.tiles = tiles;
    this.windows = operation.windows();
    this.at = new int[windows.mostAt()];
    this.entries = new long[rowCapacity * at.length];
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
    return (int) entries[entry];
  }

  /** Turns to the piece of an entry and puts it and those that follow there into rows; how many. */
  int load(int entry, double[][] coordinates) {
    tiles.take(window(entry));
    int rows = 0;
    while (rows < tiles.tileRows()
        && entry + rows < count
        && window(entry + rows) == window(entry)) {
      tiles.load(rows, coordinates[row(entry + rows)], 0);
      rows++;
    }
    return rows;
  }
}
