package inr.operator;

/**
 * Nothing happens: y = x.
 *
 * @param domain shape of both
 */
public record Identity(Shape domain) implements LocalOperator {
  @Override
  public Shape range() {
    return domain;
  }

  @Override
  public void apply(double[] x, double[] y) {
    System.arraycopy(x, 0, y, 0, domain.size());
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    System.arraycopy(y, 0, x, 0, domain.size());
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    visitor.see(measurement, 1);
  }
}
