package inr.cpu;

/**
 * Where points lie in windows: their coordinates there, and the matrices that make of a piece's
 * values what it adds to the field; see {@link inr.circuit.PieceBlend}. The way forward finds them
 * and the way back reads them again.
 */
final class PiecePoints {
  private final int dimensions;
  private final int numbers;

  /** Coordinates of entry e from e·D on. */
  double[] local = new double[0];

  /** Matrix of entry e from e·size² on, row by row. */
  double[] matrices = new double[0];

  /**
   * Places for points.
   *
   * @param dimensions D
   * @param size of a matrix
   */
  PiecePoints(int dimensions, int size) {
    this.dimensions = dimensions;
    this.numbers = size * size;
  }

  /** Makes room; what was there is lost. */
  void reserve(int entries) {
    if (local.length < entries * dimensions) {
      local = new double[entries * dimensions];
      matrices = new double[entries * numbers];
    }
  }
}
