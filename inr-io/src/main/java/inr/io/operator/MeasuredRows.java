package inr.io.operator;

import java.util.List;

/**
 * A linear measurement as a file has it: y[i] = Σₖ weights[k]·x[columns[k]], k from starts[i] up to
 * starts[i + 1]. Each row has an entry; columns lie within the numbers of x, and weights are
 * finite.
 *
 * @param numbers how many x has
 * @param shape sides of the grid of x, slowest first; empty if the file tells none
 * @param axes names of the coordinates of places; empty where x lies on a grid
 * @param places of each number of x, {@code [numbers, axes]}; empty where x lies on a grid
 * @param starts of the rows, and at last how many entries there are; owned by the measurement, as
 *     all arrays are
 * @param columns of the entries
 * @param weights of the entries
 * @param values y, if the file has it, else empty
 */
public record MeasuredRows(
    int numbers,
    List<Integer> shape,
    List<String> axes,
    List<double[]> places,
    int[] starts,
    int[] columns,
    double[] weights,
    double[] values) {
  public MeasuredRows {
    shape = List.copyOf(shape);
    axes = List.copyOf(axes);
    places = List.copyOf(places);
  }

  /** How many numbers y has. */
  public int rows() {
    return starts.length - 1;
  }
}
