package inr.operator;

import java.util.Arrays;

/**
 * Blur: y[i] = Σₖ kernel[k]·x[i + c − k] in two dimensions, c = ⌊size/2⌋ the centre of the kernel;
 * beyond the edges x is what the {@link Border} says.
 *
 * <p>The plane is laid out with what lies beyond its edges, and each weight adds a shifted copy of
 * it; weights of 0 cost nothing. The adjoint goes the same way back and adds what it finds beyond
 * an edge to the sample that stood there, so it is exact for any border; a convolution with the
 * turned kernel would be so for periodic ones only.
 */
public final class Convolution implements LocalOperator {
  /** Standard deviations that a Gaussian reaches to either side; beyond lies less than 1e-4. */
  private static final double REACH = 4;

  private final Shape domain;
  private final Shape range;
  private final Shape size;
  private final double[] kernel;

  /** Sample of an axis that stands at each place of the plane with its surroundings. */
  private final int[] rows;

  private final int[] columns;

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
    this.size = size;
    this.kernel = kernel.clone();
    this.rows = places(domain.side(0), size.side(0), border);
    this.columns = places(domain.side(1), size.side(1), border);
    this.range = Shape.of(rows.length - size.side(0) + 1, columns.length - size.side(1) + 1);
  }

  /**
   * Blur by a Gaussian, kernel[k] = exp(−k²/(2σ²)) of sum 1 along either axis, cut off at 4σ.
   *
   * @param sigma in samples, above 0
   */
  public static LocalOperator gaussian(Shape domain, double sigma, Border border) {
    if (!(sigma > 0) || sigma > Math.max(domain.side(0), domain.side(1))) {
      throw new IllegalArgumentException(
          "blur has sigma "
              + sigma
              + "; a number of samples above 0, no more than the longer side, is needed");
    }
    int reach = (int) Math.ceil(REACH * sigma);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double distance = (k - reach) / sigma;
      weights[k] = StrictMath.exp(-0.5 * distance * distance);
      sum += weights[k];
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
    Convolution down = new Convolution(domain, Shape.of(weights.length, 1), weights, border);
    return new LocalChain(
        down, new Convolution(down.range(), Shape.of(1, weights.length), weights, border));
  }

  private static int[] places(int samples, int weights, Border border) {
    boolean inside = border == Border.VALID;
    if (inside && weights > samples) {
      throw new IllegalArgumentException(
          "kernel of "
              + weights
              + " does not fit into "
              + samples
              + " samples; use a smaller one or another border");
    }
    // The first result needs the samples from c − (weights − 1) on.
    int first = inside ? 0 : weights / 2 - weights + 1;
    int[] places = new int[inside ? samples : samples + weights - 1];
    for (int i = 0; i < places.length; i++) {
      places[i] = border.index(first + i, samples);
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
    double[] around = new double[rows.length * columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        around[i * columns.length + j] = x[rows[i] * domain.side(1) + columns[j]];
      }
    }
    Arrays.fill(y, 0);
    int width = range.side(1);
    for (int k = 0; k < kernel.length; k++) {
      for (int i = 0; i < range.side(0) && kernel[k] != 0; i++) {
        add(kernel[k], around, shifted(i, k), y, i * width, width);
      }
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    double[] around = new double[rows.length * columns.length];
    int width = range.side(1);
    for (int k = 0; k < kernel.length; k++) {
      for (int i = 0; i < range.side(0) && kernel[k] != 0; i++) {
        add(kernel[k], y, i * width, around, shifted(i, k), width);
      }
    }
    Arrays.fill(x, 0);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        x[rows[i] * domain.side(1) + columns[j]] += around[i * columns.length + j];
      }
    }
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    int i = measurement / range.side(1);
    for (int k = 0; k < kernel.length; k++) {
      if (kernel[k] != 0) {
        int place = shifted(i, k) + measurement % range.side(1);
        int row = rows[place / columns.length];
        visitor.see(row * domain.side(1) + columns[place % columns.length], kernel[k]);
      }
    }
  }

  /** Where in the surroundings row i of the results begins for weight k. */
  private int shifted(int i, int k) {
    int down = size.side(0) - 1 - k / size.side(1);
    int across = size.side(1) - 1 - k % size.side(1);
    return (i + down) * columns.length + across;
  }

  private static void add(double w, double[] from, int first, double[] to, int start, int count) {
    for (int j = 0; j < count; j++) {
      to[start + j] += w * from[first + j];
    }
  }
}
