package inr.operator;

/**
 * One map after another: y = B (A x).
 *
 * @param first A
 * @param second B, of as many numbers as A gives
 */
public record Chain(ForwardOperator first, ForwardOperator second) implements ForwardOperator {
  public Chain {
    requireFit(first, second);
  }

  /** Refuses maps of which the second does not take what the first gives. */
  static void requireFit(ForwardOperator first, ForwardOperator second) {
    if (first.range().size() != second.domain().size()) {
      throw new IllegalArgumentException(
          "chain of an operator that gives "
              + first.range().text()
              + " numbers and one that takes "
              + second.domain().text()
              + "; both must be as many");
    }
  }

  @Override
  public Shape domain() {
    return first.domain();
  }

  @Override
  public Shape range() {
    return second.range();
  }

  @Override
  public void apply(double[] x, double[] y) {
    double[] between = new double[first.range().size()];
    first.apply(x, between);
    second.apply(between, y);
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    double[] between = new double[first.range().size()];
    second.adjoint(y, between);
    first.adjoint(between, x);
  }
}
