package inr.operator;

import java.util.Arrays;

/**
 * A matrix of few numbers in compressed rows: y[i] = Σₖ weights[k]·x[columns[k]], k from starts[i]
 * up to starts[i + 1], in the order in which they are given. The adjoint adds along the same
 * entries.
 *
 * <p>Entries of one place add up; they should be few, since a row tells of each by itself.
 */
public final class SparseMatrix implements LocalOperator {
  private final Shape domain;
  private final Shape range;
  private final int[] starts;
  private final int[] columns;
  private final double[] weights;

  /**
   * A matrix.
   *
   * @param domain shape of x
   * @param range shape of y, a number for each row
   * @param starts of the rows, from 0 on and never falling, and at last how many entries there are
   * @param columns of the entries, row by row: places in the domain
   * @param weights of the entries, finite; the three arrays are not copied and must not be changed
   *     any more
   */
  public SparseMatrix(Shape domain, Shape range, int[] starts, int[] columns, double[] weights) {
    if (starts.length != range.size() + 1 || columns.length != weights.length) {
      throw new IllegalArgumentException(
          "matrix of "
              + range.size()
              + " rows has "
              + starts.length
              + " starts, "
              + columns.length
              + " columns and "
              + weights.length
              + " weights; one start more than rows, and as many columns as weights, are needed");
    }
    requireStarts(starts, columns.length);
    for (int k = 0; k < columns.length; k++) {
      if (columns[k] < 0 || columns[k] >= domain.size() || !Double.isFinite(weights[k])) {
        throw new IllegalArgumentException(
            "entry "
                + k
                + " of the matrix has column "
                + columns[k]
                + " and weight "
                + weights[k]
                + "; a column of 0 to "
                + (domain.size() - 1)
                + " and a finite weight are needed");
      }
    }
    this.domain = domain;
    this.range = range;
    this.starts = starts;
    this.columns = columns;
    this.weights = weights;
  }

  private static void requireStarts(int[] starts, int entries) {
    int last = starts.length - 1;
    boolean rising = starts[0] == 0 && starts[last] == entries;
    for (int row = 0; row < last && rising; row++) {
      rising = starts[row] <= starts[row + 1];
    }
    if (!rising) {
      throw new IllegalArgumentException(
          "rows of the matrix start at "
              + starts[0]
              + " and end at "
              + starts[last]
              + "; starts that never fall, from 0 to the "
              + entries
              + " entries, are needed");
    }
  }

  @Override
  public Shape domain() {
    return domain;
  }

  @Override
  public Shape range() {
    return range;
  }

  /** How many entries there are. */
  public int entries() {
    return columns.length;
  }

  @Override
  public void apply(double[] x, double[] y) {
    for (int row = 0; row < starts.length - 1; row++) {
      double sum = 0;
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        sum += weights[k] * x[columns[k]];
      }
      y[row] = sum;
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    Arrays.fill(x, 0, domain.size(), 0);
    for (int row = 0; row < starts.length - 1; row++) {
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        x[columns[k]] += weights[k] * y[row];
      }
    }
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    for (int k = starts[measurement]; k < starts[measurement + 1]; k++) {
      visitor.see(columns[k], weights[k]);
    }
  }
}
