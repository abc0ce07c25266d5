package inr.operator;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Projections of a disc: y[i, j] = ½ ∫ x along the line x·cos t + y·sin t = s, t = πi/angles, s =
 * −1 + (2j + 1)/detectors, the side of the picture reaching from −1 to 1 and y upwards. Half the
 * integral is the mean along a diameter, so a white disc gives 1 in its middle.
 *
 * <p>Joseph's rule: a line that is more level than steep steps from column to column and
 * interpolates between the two samples above and below it; a steep one from row to row. Samples
 * whose centre lies outside the disc are taken as 0. Weights are made anew each time, the same for
 * the adjoint, which is exact therefore; either costs about 2·angles·detectors·side products.
 *
 * @see <a href="https://doi.org/10.1109/TMI.1982.4307572">Joseph 1982</a>
 */
public final class Radon implements ForwardOperator {
  private final int side;
  private final Shape range;
  private final boolean[] inside;

  /**
   * Projections of a square.
   *
   * @param side rows and columns of x, at least 1
   * @param angles directions, evenly over half a turn, at least 1
   * @param detectors lines of a direction, at least 1
   */
  public Radon(int side, int angles, int detectors) {
    this.side = side;
    this.range = Shape.of(angles, detectors);
    this.inside = new boolean[Shape.of(side, side).size()];
    for (int i = 0; i < inside.length; i++) {
      double across = centre(i % side);
      double down = centre(i / side);
      inside[i] = across * across + down * down <= 1;
    }
  }

  /** Where sample i of an axis lies, −1 to 1. */
  private double centre(int i) {
    return (2 * i + 1.0) / side - 1;
  }

  /** Which samples of x are measured: those whose centre lies in the disc. */
  public boolean[] inside() {
    return inside.clone();
  }

  /** Direction i in radians. */
  public double angle(int i) {
    return Math.PI * i / range.side(0);
  }

  @Override
  public Shape domain() {
    return Shape.of(side, side);
  }

  @Override
  public Shape range() {
    return range;
  }

  @Override
  public void apply(double[] x, double[] y) {
    for (int line = 0; line < y.length; line++) {
      y[line] = new Line(line).sum(x);
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    Arrays.fill(x, 0);
    for (int line = 0; line < y.length; line++) {
      new Line(line).add(y[line], x);
    }
  }

  /** A line across the picture: at step k it passes place first + k·slope of the other axis. */
  private final class Line {
    private final double first;
    private final double slope;
    private final double weight;

    /** From one step to the next, and from one place to the next, in samples of x. */
    private final int stepStride;

    private final int placeStride;

    Line(int index) {
      double angle = angle(index / range.side(1));
      double s = (2 * (index % range.side(1)) + 1.0) / range.side(1) - 1;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      boolean level = Math.abs(sin) >= Math.abs(cos);
      // Rows count downwards and y upwards, hence the signs.
      IntToDoubleFunction place =
          level
              ? k -> sample(-(s - centre(k) * cos) / sin)
              : k -> sample((s + centre(k) * sin) / cos);
      first = place.applyAsDouble(0);
      slope = place.applyAsDouble(1) - first;
      weight = 1 / (side * Math.max(Math.abs(sin), Math.abs(cos)));
      stepStride = level ? 1 : side;
      placeStride = level ? side : 1;
    }

    private double sample(double coordinate) {
      return ((coordinate + 1) * side - 1) / 2;
    }

    double sum(double[] x) {
      double sum = 0;
      for (int k = 0; k < side; k++) {
        double place = first + k * slope;
        int lower = (int) Math.floor(place);
        double part = place - lower;
        int at = k * stepStride + lower * placeStride;
        if (lower >= 0 && lower < side && inside[at]) {
          sum += (1 - part) * x[at];
        }
        if (lower >= -1 && lower < side - 1 && inside[at + placeStride]) {
          sum += part * x[at + placeStride];
        }
      }
      return weight * sum;
    }

    void add(double value, double[] x) {
      for (int k = 0; k < side; k++) {
        double place = first + k * slope;
        int lower = (int) Math.floor(place);
        double part = place - lower;
        int at = k * stepStride + lower * placeStride;
        if (lower >= 0 && lower < side && inside[at]) {
          x[at] += weight * (1 - part) * value;
        }
        if (lower >= -1 && lower < side - 1 && inside[at + placeStride]) {
          x[at + placeStride] += weight * part * value;
        }
      }
    }
  }
}
