package inr.operator;

import java.util.Arrays;

/**
 * Half the difference of the neighbours of a sample, down and to the right: y₀ = (x[r + 1, c] − x[r
 * − 1, c])/2 and y₁ = (x[r, c + 1] − x[r, c − 1])/2, the plane being mirrored at its edges, so that
 * an outermost sample is a neighbour of its own. A constant becomes 0.
 *
 * <p>Planes of height and width become two of them.
 */
public final class Gradient implements ForwardOperator {
  private final Shape domain;

  /** That of planes of a height and width. */
  public Gradient(Shape domain) {
    if (domain.sides().size() != 2) {
      throw new IllegalArgumentException(
          "gradient is of planes, with height and width, not of " + domain.text());
    }
    this.domain = domain;
  }

  @Override
  public Shape domain() {
    return domain;
  }

  @Override
  public Shape range() {
    return Shape.of(2, domain.side(0), domain.side(1));
  }

  @Override
  public void apply(double[] x, double[] y) {
    int height = domain.side(0);
    int width = domain.side(1);
    for (int row = 0; row < height; row++) {
      int above = row == 0 ? 0 : -width;
      int below = row + 1 == height ? 0 : width;
      for (int column = 0; column < width; column++) {
        int i = row * width + column;
        int left = column == 0 ? 0 : -1;
        int right = column + 1 == width ? 0 : 1;
        y[i] = 0.5 * (x[i + below] - x[i + above]);
        y[height * width + i] = 0.5 * (x[i + right] - x[i + left]);
      }
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    int height = domain.side(0);
    int width = domain.side(1);
    Arrays.fill(x, 0);
    for (int row = 0; row < height; row++) {
      int above = row == 0 ? 0 : -width;
      int below = row + 1 == height ? 0 : width;
      for (int column = 0; column < width; column++) {
        int i = row * width + column;
        int left = column == 0 ? 0 : -1;
        int right = column + 1 == width ? 0 : 1;
        double down = 0.5 * y[i];
        double across = 0.5 * y[height * width + i];
        x[i + below] += down;
        x[i + above] -= down;
        x[i + right] += across;
        x[i + left] -= across;
      }
    }
  }
}
