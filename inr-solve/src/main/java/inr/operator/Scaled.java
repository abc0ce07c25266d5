package inr.operator;

/**
 * A multiple of a map: y = factor·A x.
 *
 * @param operator A
 * @param factor a finite number
 */
public record Scaled(LocalOperator operator, double factor) implements LocalOperator {
  public Scaled {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException(
          "operator is scaled by " + factor + "; a finite number is needed");
    }
  }

  @Override
  public Shape domain() {
    return operator.domain();
  }

  @Override
  public Shape range() {
    return operator.range();
  }

  @Override
  public void apply(double[] x, double[] y) {
    operator.apply(x, y);
    multiply(y, range().size());
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    operator.adjoint(y, x);
    multiply(x, domain().size());
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    operator.row(measurement, (point, weight) -> visitor.see(point, factor * weight));
  }

  private void multiply(double[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] *= factor;
    }
  }
}
