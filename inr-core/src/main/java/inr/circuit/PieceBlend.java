package inr.circuit;

import inr.pieces.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one window adds to a field and its derivatives: the field is f(x) = Σₖ wₖ(x) gₖ(uₖ), with uₖ
 * the coordinates of piece k, and the product rule makes of the derivatives of gₖ by uₖ those of
 * the term by x.
 *
 * <p>A term's value and derivatives, channel by channel of the jet, are M times those of gₖ; M is a
 * matrix that the point and the window decide. Working arrays belong to the instance, so it serves
 * one thread.
 */
public final class PieceBlend {
  private final Windows windows;
  private final Jet jet;
  private final int[] orders;

  /** The blend of a field and the derivatives of {@code jet} by its coordinates. */
  public PieceBlend(Windows windows, Jet jet) {
    this.windows = windows;
    this.jet = jet;
    this.orders = new int[windows.dimensions()];
  }

  /** The derivatives of a piece by its own coordinates that are needed; as many as outside. */
  public static Jet inner(Windows windows, Jet jet) {
    return new Jet(
        jet.channels().stream()
            .map(
                channel ->
                    channel instanceof Channel.Curvature curvature
                        ? scaled(curvature, windows)
                        : channel)
            .toList());
  }

  private static Channel scaled(Channel.Curvature curvature, Windows windows) {
    List<List<Double>> weights = new ArrayList<>();
    for (int i = 0; i < windows.dimensions(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < windows.dimensions(); j++) {
        row.add(curvature.weight(i, j) * scale(windows, i) * scale(windows, j));
      }
      weights.add(row);
    }
    return new Channel.Curvature(weights);
  }

  private static double scale(Windows windows, int axis) {
    return windows.axes().get(axis).localScale();
  }

  /** Values that a channel of the field has: 1 and the derivatives. */
  public int size() {
    return jet.size();
  }

  /**
   * M at a point in a window.
   *
   * @param matrix overwritten, {@code [size][size]} row by row; what is 0 everywhere, too
   */
  public void at(int window, double[] x, double[] matrix) {
    int size = size();
    Arrays.fill(matrix, 0);
    matrix[0] = weight(window, x, -1, -1);
    for (int q = 1; q < size; q++) {
      int row = q * size;
      matrix[row + q] = matrix[0];
      if (jet.channels().get(q - 1) instanceof Channel.Slope slope) {
        matrix[row] = weight(window, x, slope.axis(), -1);
        matrix[row + q] *= scale(windows, slope.axis());
      } else {
        curvature((Channel.Curvature) jet.channels().get(q - 1), window, x, row, matrix);
      }
    }
  }

  /** Σᵢⱼ aᵢⱼ ∂ᵢ∂ⱼ (w g) = Σᵢⱼ aᵢⱼ (wᵢⱼ g + wᵢ gⱼ + wⱼ gᵢ + w gᵢⱼ). */
  private void curvature(
      Channel.Curvature curvature, int window, double[] x, int row, double[] matrix) {
    for (int i = 0; i < windows.dimensions(); i++) {
      for (int j = 0; j < windows.dimensions(); j++) {
        double a = curvature.weight(i, j);
        if (a != 0) {
          matrix[row] += a * weight(window, x, i, j);
          matrix[row + slope(j)] += a * weight(window, x, i, -1) * scale(windows, j);
          matrix[row + slope(i)] += a * weight(window, x, j, -1) * scale(windows, i);
        }
      }
    }
  }

  /** Place of ∂/∂u_axis among the values. */
  private int slope(int axis) {
    return 1 + jet.channels().indexOf(new Channel.Slope(axis));
  }

  /** The weight, or its derivative by one or two coordinates; −1 is none. */
  private double weight(int window, double[] x, int first, int second) {
    for (int d = 0; d < orders.length; d++) {
      orders[d] = (d == first ? 1 : 0) + (d == second ? 1 : 0);
    }
    return windows.weight(window, x, orders);
  }
}
