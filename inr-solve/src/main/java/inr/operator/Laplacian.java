package inr.operator;

/**
 * Sum of the differences to the neighbours above, below, left and right of a sample, as far as
 * there are such: y[i] = Σⱼ (x[j] − x[i]). A constant becomes 0; it is its own adjoint.
 */
public final class Laplacian implements ForwardOperator {
  private final Shape domain;

  /** That of planes of a height and width. */
  public Laplacian(Shape domain) {
    if (domain.sides().size() != 2) {
      throw new IllegalArgumentException(
          "Laplacian is of planes, with height and width, not of " + domain.text());
    }
    this.domain = domain;
  }

  @Override
  public Shape domain() {
    return domain;
  }

  @Override
  public Shape range() {
    return domain;
  }

  @Override
  public void apply(double[] x, double[] y) {
    int height = domain.side(0);
    int width = domain.side(1);
    for (int row = 0; row < height; row++) {
      for (int i = row * width; i < (row + 1) * width; i++) {
        double left = i > row * width ? x[i - 1] - x[i] : 0;
        double right = i + 1 < (row + 1) * width ? x[i + 1] - x[i] : 0;
        double above = row > 0 ? x[i - width] - x[i] : 0;
        double below = row + 1 < height ? x[i + width] - x[i] : 0;
        y[i] = left + right + above + below;
      }
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    apply(y, x);
  }
}
