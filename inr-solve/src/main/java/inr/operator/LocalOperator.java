package inr.operator;

/**
 * An operator whose measurements each see few numbers, so that some of them can be had without the
 * whole: y[i] = Σₖ wₖ·x[pₖ], a row of A.
 */
public interface LocalOperator extends ForwardOperator {
  /** Is told of the numbers of a row. */
  @FunctionalInterface
  interface RowVisitor {
    /** A number of x that counts, and how much. */
    void see(int point, double weight);
  }

  /**
   * Tells of the row of one measurement: of each number that counts, once or several times with
   * weights that add up.
   */
  void row(int measurement, RowVisitor visitor);
}
