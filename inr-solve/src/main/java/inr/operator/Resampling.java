package inr.operator;

/**
 * Another size for a plane: y = V x Hᵀ, V and H the weights of a {@link Kernel} along columns and
 * rows. Reducing it is what a camera or a thumbnail does; a constant stays what it is.
 *
 * <p>Samples are centres of cells, so both sizes cover the same stretch of the world. Weights are
 * those of Pillow's {@code resize} for floating point, where an edge cuts a kernel off.
 *
 * @see <a href="https://pillow.readthedocs.io/en/stable/handbook/concepts.html#filters">Filters of
 *     Pillow</a>
 */
public final class Resampling implements LocalOperator {
  private final Taps down;
  private final Taps across;

  private Resampling(Taps down, Taps across) {
    this.down = down;
    this.across = across;
  }

  /** From a shape of height and width to another one. */
  public static Resampling of(Kernel kernel, Shape from, Shape to) {
    requirePlane(from);
    requirePlane(to);
    return new Resampling(
        Taps.of(kernel, from.side(0), to.side(0)), Taps.of(kernel, from.side(1), to.side(1)));
  }

  /**
   * A plane that a whole number makes smaller: with {@link Kernel#MEAN} the mean of blocks of
   * scale·scale.
   *
   * @throws IllegalArgumentException if a side is no multiple of the scale, which must be at least
   *     1
   */
  public static Resampling reduction(Kernel kernel, Shape from, int scale) {
    requirePlane(from);
    int height = from.side(0);
    int width = from.side(1);
    if (scale < 1 || scale > Math.min(height, width)) {
      throw new IllegalArgumentException(
          "picture of "
              + width
              + " x "
              + height
              + " is to be reduced by "
              + scale
              + "; 1 up to its shorter side is accepted");
    }
    if (height % scale != 0 || width % scale != 0) {
      throw new IllegalArgumentException(
          "picture of "
              + width
              + " x "
              + height
              + " has sides that are no multiples of "
              + scale
              + "; cut it to "
              + (width - width % scale)
              + " x "
              + (height - height % scale));
    }
    return of(kernel, from, Shape.of(height / scale, width / scale));
  }

  /**
   * A reduction as seen by a camera that moved: sample (i, j) sees what (i + down, j + across) of
   * the camera that did not move would see. One that looks beyond the plane sees nothing, and is 0.
   *
   * @param down in samples of the small picture
   * @param across likewise
   * @throws IllegalArgumentException as {@link #reduction}
   */
  public static Resampling reduction(
      Kernel kernel, Shape from, int scale, double down, double across) {
    Resampling still = reduction(kernel, from, scale);
    return down == 0 && across == 0
        ? still
        : new Resampling(
            Taps.shifted(kernel, from.side(0), scale, down),
            Taps.shifted(kernel, from.side(1), scale, across));
  }

  /** Whether a measurement sees anything. */
  public boolean sees(int measurement) {
    return down.sees(measurement / across.outputs()) && across.sees(measurement % across.outputs());
  }

  private static void requirePlane(Shape shape) {
    if (shape.sides().size() != 2) {
      throw new IllegalArgumentException(
          "resampling is of planes, with height and width, not of " + shape.text());
    }
  }

  /** The matrix along columns. */
  Taps down() {
    return down;
  }

  /** The matrix along rows. */
  Taps across() {
    return across;
  }

  @Override
  public Shape domain() {
    return Shape.of(down.inputs(), across.inputs());
  }

  @Override
  public Shape range() {
    return Shape.of(down.outputs(), across.outputs());
  }

  @Override
  public void apply(double[] x, double[] y) {
    double[] between = new double[down.outputs() * across.inputs()];
    down.applyDown(x, between, across.inputs());
    across.applyAcross(between, y, down.outputs());
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    double[] between = new double[down.outputs() * across.inputs()];
    across.adjointAcross(y, between, down.outputs());
    down.adjointDown(between, x, across.inputs());
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    int y = measurement / across.outputs();
    int x = measurement % across.outputs();
    down.row(
        y,
        (line, weight) ->
            across.row(
                x, (column, of) -> visitor.see(line * across.inputs() + column, weight * of)));
  }
}
