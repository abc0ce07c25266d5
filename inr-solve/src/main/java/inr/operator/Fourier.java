package inr.operator;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Unitary Fourier transform of a complex plane: y[v, u] = 1/√(h·w)·Σ x[r, c] e^{−2πi(v·r/h +
 * u·c/w)}; frequency 0 is the first number.
 *
 * <p>Complex numbers are two reals side by side. Rows and then columns are transformed by the
 * calling thread alone: above the largest side that is accepted the library would call threads of
 * its own.
 */
public final class Fourier implements ForwardOperator {
  private static final int LARGEST_SIDE = 2048;

  private final Shape shape;
  private final int height;
  private final int width;
  private final double scale;
  private final DoubleFFT_1D ofRows;
  private final DoubleFFT_1D ofColumns;

  /**
   * A transform.
   *
   * @param plane height and width, each up to {@value #LARGEST_SIDE}
   */
  public Fourier(Shape plane) {
    boolean accepted =
        plane.sides().size() == 2 && plane.sides().stream().allMatch(side -> side <= LARGEST_SIDE);
    if (!accepted) {
      throw new IllegalArgumentException(
          "Fourier transform is of planes with sides up to "
              + LARGEST_SIDE
              + "; "
              + plane.text()
              + " is not accepted");
    }
    height = plane.side(0);
    width = plane.side(1);
    shape = complex(plane);
    scale = 1 / Math.sqrt((double) height * width);
    ofRows = new DoubleFFT_1D(width);
    ofColumns = new DoubleFFT_1D(height);
  }

  /** Shape of complex numbers on a plane: (height, width, 2). */
  public static Shape complex(Shape plane) {
    return Shape.of(plane.side(0), plane.side(1), 2);
  }

  @Override
  public Shape domain() {
    return shape;
  }

  @Override
  public Shape range() {
    return shape;
  }

  @Override
  public void apply(double[] x, double[] y) {
    System.arraycopy(x, 0, y, 0, shape.size());
    forward(y, 0);
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    System.arraycopy(y, 0, x, 0, shape.size());
    inverse(x, 0);
  }

  /** Transforms the plane that begins at a place. */
  void forward(double[] plane, int from) {
    for (int row = 0; row < height; row++) {
      ofRows.complexForward(plane, from + 2 * row * width);
    }
    double[] column = new double[2 * height];
    for (int c = 0; c < width; c++) {
      gather(plane, from + 2 * c, column);
      ofColumns.complexForward(column);
      scatter(column, plane, from + 2 * c, scale);
    }
  }

  /** The inverse, which is the adjoint. */
  void inverse(double[] plane, int from) {
    for (int row = 0; row < height; row++) {
      ofRows.complexInverse(plane, from + 2 * row * width, false);
    }
    double[] column = new double[2 * height];
    for (int c = 0; c < width; c++) {
      gather(plane, from + 2 * c, column);
      ofColumns.complexInverse(column, false);
      scatter(column, plane, from + 2 * c, scale);
    }
  }

  private void gather(double[] plane, int from, double[] column) {
    for (int r = 0, i = from; r < height; r++, i += 2 * width) {
      column[2 * r] = plane[i];
      column[2 * r + 1] = plane[i + 1];
    }
  }

  private void scatter(double[] column, double[] plane, int from, double factor) {
    for (int r = 0, i = from; r < height; r++, i += 2 * width) {
      plane[i] = factor * column[2 * r];
      plane[i + 1] = factor * column[2 * r + 1];
    }
  }
}
