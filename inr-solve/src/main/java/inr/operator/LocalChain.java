package inr.operator;

/**
 * One local map after another: y = B (A x). A row of it is the rows of A that a row of B sees.
 *
 * @param first A
 * @param second B, of as many numbers as A gives
 */
public record LocalChain(LocalOperator first, LocalOperator second) implements LocalOperator {
  public LocalChain {
    Chain.requireFit(first, second);
  }

  private Chain chain() {
    return new Chain(first, second);
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
    chain().apply(x, y);
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    chain().adjoint(y, x);
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    second.row(
        measurement,
        (between, of) -> first.row(between, (point, weight) -> visitor.see(point, of * weight)));
  }
}
