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
public final class Resampling implements ForwardOperator {
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
   * @throws IllegalArgumentException if a side is no multiple of the scale
   */
  public static Resampling reduction(Kernel kernel, Shape from, int scale) {
    requirePlane(from);
    if (scale < 1 || from.side(0) % scale != 0 || from.side(1) % scale != 0) {
      throw new IllegalArgumentException(
          "plane of "
              + from.text()
              + " is to be reduced by "
              + scale
              + "; its sides must be multiples of that");
    }
    return of(kernel, from, Shape.of(from.side(0) / scale, from.side(1) / scale));
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
}
