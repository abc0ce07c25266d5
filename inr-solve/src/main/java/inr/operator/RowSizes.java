package inr.operator;

/**
 * How large the rows of a local operator are.
 *
 * @param length √(Σ aᵢⱼ²/m), their length in the mean; 1 where all are 0
 * @param entries how many there are in all, counted as rows tell of them
 */
public record RowSizes(double length, long entries) {
  /** The sizes of all rows. */
  public static RowSizes of(LocalOperator operator) {
    double[] sum = new double[1];
    long[] entries = new long[1];
    // A row may tell of a number several times, and then it is their sum that is squared.
    double[] told = new double[operator.domain().size()];
    int rows = operator.range().size();
    for (int row = 0; row < rows; row++) {
      operator.row(
          row,
          (point, weight) -> {
            entries[0]++;
            sum[0] += weight * (2 * told[point] + weight);
            told[point] += weight;
          });
      operator.row(row, (point, weight) -> told[point] = 0);
    }
    return new RowSizes(sum[0] == 0 ? 1 : Math.sqrt(sum[0] / rows), entries[0]);
  }
}
