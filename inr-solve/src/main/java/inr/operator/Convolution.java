package inr.operator;

import java.util.Arrays;

/**
 * Blur: y[i] = Σₖ kernel[k]·x[i + c − k] in two dimensions, c = ⌊size/2⌋ the centre of the kernel;
 * beyond the edges x is what the {@link Border} says.
 *
 * <p>The adjoint adds every product to the sample that it came from, so it is exact for any border;
 * a convolution with the turned kernel would be so for periodic ones only. It costs as many
 * products as the plane has samples times those of the kernel.
 */
public final class Convolution implements ForwardOperator {
  private final Shape domain;
  private final Shape range;
  private final double[] kernel;
  private final int[][] rows;
  private final int[][] columns;

  /**
   * A convolution.
   *
   * @param domain height and width of x
   * @param size height and width of the kernel
   * @param kernel its weights, row by row; copied
   * @param border what lies beyond the edges
   */
  public Convolution(Shape domain, Shape size, double[] kernel, Border border) {
    boolean planes = domain.sides().size() == 2 && size.sides().size() == 2;
    if (!planes || kernel.length != size.size()) {
      throw new IllegalArgumentException(
          "convolution of "
              + domain.text()
              + " with "
              + kernel.length
              + " weights of "
              + size.text()
              + "; height and width of both are needed, and a weight for each place");
    }
    this.domain = domain;
    this.kernel = kernel.clone();
    this.rows = places(domain.side(0), size.side(0), border);
    this.columns = places(domain.side(1), size.side(1), border);
    this.range = Shape.of(rows.length, columns.length);
  }

  /** Samples of an axis that result i is made of, one for each weight. */
  private static int[][] places(int samples, int weights, Border border) {
    boolean inside = border == Border.VALID;
    int results = inside ? samples - weights + 1 : samples;
    if (results < 1) {
      throw new IllegalArgumentException(
          "kernel of "
              + weights
              + " does not fit into "
              + samples
              + " samples; use a smaller one or another border");
    }
    int shift = inside ? weights - 1 : weights / 2;
    int[][] places = new int[results][weights];
    for (int i = 0; i < results; i++) {
      for (int k = 0; k < weights; k++) {
        places[i][k] = border.index(i + shift - k, samples);
      }
    }
    return places;
  }

  @Override
  public Shape domain() {
    return domain;
  }

  @Override
  public Shape range() {
    return range;
  }

  @Override
  public void apply(double[] x, double[] y) {
    int width = domain.side(1);
    for (int i = 0; i < y.length; i++) {
      int[] across = columns[i % columns.length];
      double sum = 0;
      int k = 0;
      for (int row : rows[i / columns.length]) {
        for (int column : across) {
          sum += kernel[k++] * x[row * width + column];
        }
      }
      y[i] = sum;
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    int width = domain.side(1);
    Arrays.fill(x, 0);
    for (int i = 0; i < y.length; i++) {
      int[] across = columns[i % columns.length];
      int k = 0;
      for (int row : rows[i / columns.length]) {
        for (int column : across) {
          x[row * width + column] += kernel[k++] * y[i];
        }
      }
    }
  }
}
