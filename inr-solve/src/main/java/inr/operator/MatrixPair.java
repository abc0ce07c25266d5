package inr.operator;

/**
 * A map and its way back that come from two hands: y = A x, and x = B y where B should be Aᵀ.
 * {@link OperatorCheck} tells whether it is.
 *
 * @param forward A
 * @param back B, of the range of A and into its domain
 */
public record MatrixPair(LocalOperator forward, ForwardOperator back) implements LocalOperator {
  public MatrixPair {
    if (back.domain().size() != forward.range().size()
        || back.range().size() != forward.domain().size()) {
      throw new IllegalArgumentException(
          "operator takes "
              + forward.domain().text()
              + " numbers to "
              + forward.range().text()
              + " but its adjoint "
              + back.domain().text()
              + " to "
              + back.range().text()
              + "; the way back of the same numbers is needed");
    }
  }

  @Override
  public Shape domain() {
    return forward.domain();
  }

  @Override
  public Shape range() {
    return forward.range();
  }

  @Override
  public void apply(double[] x, double[] y) {
    forward.apply(x, y);
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    back.apply(y, x);
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    forward.row(measurement, visitor);
  }
}
