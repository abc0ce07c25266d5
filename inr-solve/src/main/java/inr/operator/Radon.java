package inr.operator;

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
public final class Radon implements LocalOperator {
  /** Samples of 0 around the picture, which lines touch on their way into the disc. */
  private static final int MARGIN = 3;

  private final int side;
  private final int padded;
  private final Shape range;
  private final boolean[] inside;
  private final double[] cosines;
  private final double[] sines;

  /**
   * Projections of a square.
   *
   * @param side rows and columns of x, at least 1
   * @param angles directions, evenly over half a turn, at least 1
   * @param detectors lines of a direction, at least 1
   */
  public Radon(int side, int angles, int detectors) {
    this.side = side;
    this.padded = side + 2 * MARGIN;
    this.range = Shape.of(angles, detectors);
    this.inside = new boolean[Shape.of(side, side).size()];
    for (int i = 0; i < inside.length; i++) {
      double across = centre(i % side);
      double down = centre(i / side);
      inside[i] = across * across + down * down <= 1;
    }
    this.cosines = new double[angles];
    this.sines = new double[angles];
    for (int i = 0; i < angles; i++) {
      cosines[i] = StrictMath.cos(angle(i));
      sines[i] = StrictMath.sin(angle(i));
    }
  }

  /** Where sample i of an axis lies, −1 to 1, from the left or from above. */
  public double centre(int i) {
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

  /** cos t of direction i. */
  public double cosine(int i) {
    return cosines[i];
  }

  /** sin t of direction i. */
  public double sine(int i) {
    return sines[i];
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
    double[] disc = new double[padded * padded];
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        disc[place(i)] = x[i];
      }
    }
    for (int line = 0; line < y.length; line++) {
      y[line] = new Line(line).sum(disc);
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    double[] disc = new double[padded * padded];
    for (int line = 0; line < y.length; line++) {
      new Line(line).add(y[line], disc);
    }
    for (int i = 0; i < inside.length; i++) {
      x[i] = inside[i] ? disc[place(i)] : 0;
    }
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    new Line(measurement).tell(visitor);
  }

  /** Tells of a sample that lies at a place of the picture with its margin, if it counts. */
  private void see(int place, double weight, RowVisitor visitor) {
    int row = place / padded - MARGIN;
    int column = place % padded - MARGIN;
    boolean there = row >= 0 && row < side && column >= 0 && column < side;
    if (there && inside[row * side + column] && weight != 0) {
      visitor.see(row * side + column, weight);
    }
  }

  /** Where sample i lies in a picture with a margin. */
  private int place(int i) {
    return (i / side + MARGIN) * padded + i % side + MARGIN;
  }

  /**
   * A line across the padded picture: at step k it passes place first + k·slope of the other axis,
   * at steps from before it enters the disc to after it leaves it.
   */
  private final class Line {
    private final double first;
    private final double slope;
    private final double weight;
    private final int from;
    private final int to;

    /** From one step to the next, and from one place to the next, in samples of the picture. */
    private final int stepStride;

    private final int placeStride;

    Line(int index) {
      double s = (2 * (index % range.side(1)) + 1.0) / range.side(1) - 1;
      double cos = cosines[index / range.side(1)];
      double sin = sines[index / range.side(1)];
      // A line touches samples of the disc from a sample's width beyond it on.
      double radius = 1 + 2.0 / side;
      double chord = Math.sqrt(radius * radius - s * s);
      boolean level = Math.abs(sin) >= Math.abs(cos);
      // Rows count downwards and y upwards, hence the signs.
      double middle = level ? s * cos : -s * sin;
      double reach = chord * Math.max(Math.abs(sin), Math.abs(cos));
      first = level ? sample(-(s - centre(0) * cos) / sin) : sample((s + centre(0) * sin) / cos);
      slope = level ? cos / sin : sin / cos;
      weight = 1 / (side * Math.max(Math.abs(sin), Math.abs(cos)));
      from = Math.max(0, (int) Math.floor(sample(middle - reach)));
      to = Math.min(side - 1, (int) Math.ceil(sample(middle + reach)));
      stepStride = level ? 1 : padded;
      placeStride = level ? padded : 1;
    }

    private double sample(double coordinate) {
      return ((coordinate + 1) * side - 1) / 2;
    }

    double sum(double[] disc) {
      double sum = 0;
      for (int k = from; k <= to; k++) {
        double place = first + k * slope + MARGIN;
        int lower = (int) place;
        double part = place - lower;
        int at = (k + MARGIN) * stepStride + lower * placeStride;
        sum += (1 - part) * disc[at] + part * disc[at + placeStride];
      }
      return weight * sum;
    }

    void tell(RowVisitor visitor) {
      for (int k = from; k <= to; k++) {
        double place = first + k * slope + MARGIN;
        int lower = (int) place;
        double part = place - lower;
        int at = (k + MARGIN) * stepStride + lower * placeStride;
        see(at, weight * (1 - part), visitor);
        see(at + placeStride, weight * part, visitor);
      }
    }

    void add(double value, double[] disc) {
      for (int k = from; k <= to; k++) {
        double place = first + k * slope + MARGIN;
        int lower = (int) place;
        double part = place - lower;
        int at = (k + MARGIN) * stepStride + lower * placeStride;
        disc[at] += weight * (1 - part) * value;
        disc[at + placeStride] += weight * part * value;
      }
    }
  }
}
