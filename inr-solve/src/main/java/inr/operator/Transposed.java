package inr.operator;

/**
 * The adjoint as a map of its own: y = Aᵀ x.
 *
 * @param operator A
 */
public record Transposed(ForwardOperator operator) implements ForwardOperator {
  @Override
  public Shape domain() {
    return operator.range();
  }

  @Override
  public Shape range() {
    return operator.domain();
  }

  @Override
  public void apply(double[] x, double[] y) {
    operator.adjoint(x, y);
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    operator.apply(y, x);
  }
}
