package inr.operator;

import java.util.Arrays;

/**
 * What Poisson's equation with known edges is made of: inside of a plane the sum of the differences
 * to the four neighbours, y = Σⱼ x[j] − 4x[i], and at its outermost samples x itself.
 */
public final class InnerLaplacian implements ForwardOperator {
  private final Shape domain;

  /** That of planes of a height and width. */
  public InnerLaplacian(Shape domain) {
    if (domain.sides().size() != 2) {
      throw new IllegalArgumentException(
          "Laplacian is of planes, with height and width, not of " + domain.text());
    }
    this.domain = domain;
  }

  /** Whether a sample is one of the outermost. */
  public boolean isEdge(int i) {
    int width = domain.side(1);
    int row = i / width;
    int column = i % width;
    return row == 0 || column == 0 || row + 1 == domain.side(0) || column + 1 == width;
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
    int width = domain.side(1);
    for (int i = 0; i < domain.size(); i++) {
      y[i] = isEdge(i) ? x[i] : x[i - width] + x[i - 1] + x[i + 1] + x[i + width] - 4 * x[i];
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    int width = domain.side(1);
    Arrays.fill(x, 0);
    for (int i = 0; i < domain.size(); i++) {
      if (isEdge(i)) {
        x[i] += y[i];
      } else {
        x[i - width] += y[i];
        x[i - 1] += y[i];
        x[i + 1] += y[i];
        x[i + width] += y[i];
        x[i] -= 4 * y[i];
      }
    }
  }
}
