package inr.circuit;

import java.util.List;

/**
 * Columns that every row has: what one operation writes and others read.
 *
 * @param number place among the wires of its circuit, in the order in which they are written
 * @param columns numbers of a row
 */
public record Wire(int number, int columns) {
  /** Columns of several wires side by side. */
  public static int columns(List<Wire> wires) {
    return wires.stream().mapToInt(Wire::columns).sum();
  }
}
