package inr.codec.shape;

/**
 * Some of the networks' parameters: a matrix in the flat vector, row by row.
 *
 * @param name unique in its layout, such as {@code arm.1.weight}
 * @param group with which it shares its step
 * @param offset place of its first element in the flat vector
 * @param rows outputs
 * @param columns inputs, 1 for a bias
 */
public record Tensor(String name, Group group, int offset, int rows, int columns) {
  /** Number of elements. */
  public int size() {
    return rows * columns;
  }

  /** Place behind its last element. */
  public int end() {
    return offset + size();
  }
}
