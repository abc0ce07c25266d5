package inr.circuit;

import inr.pieces.WindowAxis;
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
  private final WindowAxis[] axes;
  private final Jet jet;
  private final int[] along;
  private final double[] centres;
  private final double[] from;
  private final double[] to;
  private final double[] scales;

  /** The blend of a field and the derivatives of {@code jet} by its coordinates. */
  public PieceBlend(Windows windows, Jet jet) {
    this.windows = windows;
    this.axes = windows.axes().toArray(WindowAxis[]::new);
    this.jet = jet;
    this.along = new int[axes.length];
    this.centres = new double[axes.length];
    this.from = new double[axes.length];
    this.to = new double[axes.length];
    this.scales = Arrays.stream(axes).mapToDouble(WindowAxis::localScale).toArray();
  }

  /** Turns to a window. */
  public void turn(int window) {
    for (int d = 0; d < axes.length; d++) {
      along[d] = windows.along(window, d);
      centres[d] = axes[d].centre(along[d]);
      from[d] = axes[d].blendsBefore(along[d]);
      to[d] = axes[d].blendsAfter(along[d]);
    }
  }

  /** The coordinates of a point in the window: −1 to 1 along each axis of its piece. */
  public void local(double[] x, double[] local) {
    for (int d = 0; d < axes.length; d++) {
      local[d] = (x[d] - centres[d]) * scales[d];
    }
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
        double scale = windows.axes().get(i).localScale() * windows.axes().get(j).localScale();
        row.add(curvature.weight(i, j) * scale);
      }
      weights.add(row);
    }
    return new Channel.Curvature(weights);
  }

  /** Values that a channel of the field has: 1 and the derivatives. */
  public int size() {
    return jet.size();
  }

  /**
   * M at a point in the window.
   *
   * @param matrix overwritten, {@code [size][size]} row by row
   */
  public void at(double[] x, double[] matrix) {
    int size = size();
    matrix[0] = weight(x, -1, -1);
    Arrays.fill(matrix, 1, matrix.length, 0);
    for (int q = 1; q < size; q++) {
      int row = q * size;
      matrix[row + q] = matrix[0];
      if (jet.channels().get(q - 1) instanceof Channel.Slope slope) {
        matrix[row] = weight(x, slope.axis(), -1);
        matrix[row + q] *= scales[slope.axis()];
      } else {
        curvature((Channel.Curvature) jet.channels().get(q - 1), x, row, matrix);
      }
    }
  }

  /** Σᵢⱼ aᵢⱼ ∂ᵢ∂ⱼ (w g) = Σᵢⱼ aᵢⱼ (wᵢⱼ g + wᵢ gⱼ + wⱼ gᵢ + w gᵢⱼ). */
  private void curvature(Channel.Curvature curvature, double[] x, int row, double[] matrix) {
    for (int i = 0; i < windows.dimensions(); i++) {
      for (int j = 0; j < windows.dimensions(); j++) {
        double a = curvature.weight(i, j);
        if (a != 0) {
          matrix[row] += a * weight(x, i, j);
          matrix[row + place(j)] += a * weight(x, i, -1) * scales[j];
          matrix[row + place(i)] += a * weight(x, j, -1) * scales[i];
        }
      }
    }
  }

  /** Place of ∂/∂u_axis among the values. */
  private int place(int axis) {
    return 1 + jet.channels().indexOf(new Channel.Slope(axis));
  }

  /** The derivative of the window's weight by a coordinate. */
  public double slope(double[] x, int axis) {
    return weight(x, axis, -1);
  }

  /** The weight, or its derivative by one or two coordinates; −1 is none. */
  private double weight(double[] x, int first, int second) {
    double weight = 1;
    for (int d = 0; d < axes.length; d++) {
      int order = (d == first ? 1 : 0) + (d == second ? 1 : 0);
      boolean alone = x[d] >= from[d] && x[d] <= to[d];
      if (!alone) {
        weight *= axes[d].weight(along[d], x[d], order);
      } else if (order > 0) {
        return 0;
      }
    }
    return weight;
  }
}
