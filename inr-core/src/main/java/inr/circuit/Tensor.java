package inr.circuit;

/**
 * Some of a network's parameters: a matrix in the flat vector, row by row.
 *
 * @param name unique in its network, such as {@code 0.weight}
 * @param number place among the tensors of its network
 * @param offset place of its first element in the flat vector
 * @param rows outputs of a weight, entries of a table
 * @param columns inputs of a weight, features of a table's entry, 1 for a vector
 * @param role what the numbers are
 * @param initial distribution of their initial values
 */
public record Tensor(
    String name, int number, int offset, int rows, int columns, Role role, Distribution initial) {
  /** Number of elements. */
  public int size() {
    return rows * columns;
  }
}
