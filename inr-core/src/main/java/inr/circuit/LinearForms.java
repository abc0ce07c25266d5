package inr.circuit;

import java.util.Arrays;

/**
 * Features A x + c without parameters.
 *
 * @param dimensions coordinates D
 * @param matrix A, {@code [F, D]}
 * @param shifts c, {@code [F]}
 */
public record LinearForms(int dimensions, double[] matrix, double[] shifts)
    implements PointFunction {
  /** A x. */
  public static LinearForms of(int dimensions, double[] matrix) {
    return new LinearForms(dimensions, matrix, new double[matrix.length / dimensions]);
  }

  /** One coordinate, {@code features} times. */
  public static LinearForms spread(int dimensions, int axis, int features) {
    double[] matrix = new double[features * dimensions];
    for (int f = 0; f < features; f++) {
      matrix[f * dimensions + axis] = 1;
    }
    return of(dimensions, matrix);
  }

  @Override
  public int features() {
    return shifts.length;
  }

  @Override
  public void at(double[] x, double[] features) {
    for (int f = 0; f < shifts.length; f++) {
      double sum = shifts[f];
      for (int d = 0; d < dimensions; d++) {
        sum += matrix[f * dimensions + d] * x[d];
      }
      features[f] = sum;
    }
  }

  /** Slopes are constant, curvatures 0. */
  @Override
  public LinearForms along(Channel channel) {
    double[] slopes = new double[shifts.length];
    if (channel instanceof Channel.Slope slope) {
      for (int f = 0; f < slopes.length; f++) {
        slopes[f] = matrix[f * dimensions + slope.axis()];
      }
    }
    return new LinearForms(dimensions, new double[matrix.length], slopes);
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(matrix).allMatch(number -> number == 0)
        && Arrays.stream(shifts).allMatch(number -> number == 0);
  }
}
