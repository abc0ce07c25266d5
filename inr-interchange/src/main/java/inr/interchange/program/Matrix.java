package inr.interchange.program;

/**
 * A matrix of weights.
 *
 * @param rows outputs
 * @param columns inputs
 * @param values row by row
 */
record Matrix(int rows, int columns, float[] values) {
  float at(int row, int column) {
    return values[row * columns + column];
  }
}
