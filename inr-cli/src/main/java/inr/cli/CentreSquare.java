package inr.cli;

import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.solve.Planes;

/** The middle of a picture at a small size: what simulations begin with. */
final class CentreSquare {
  private CentreSquare() {}

  /**
   * Brightness of the largest square in the middle whose side is a multiple of {@code side}, by
   * means of blocks.
   *
   * @param name of the picture, for messages
   */
  static double[] of(Planes picture, int side, String name) {
    int height = picture.shape().side(0);
    int width = picture.shape().side(1);
    int factor = Math.min(height, width) / side;
    if (factor == 0) {
      throw CommandFailure.usage(
          name
              + ": is "
              + width
              + " x "
              + height
              + " but --side is "
              + side
              + "; a smaller side or a larger picture is needed");
    }
    int whole = factor * side;
    int top = (height - whole) / 2;
    int left = (width - whole) / 2;
    double[] luma = picture.luma();
    double[] square = new double[whole * whole];
    for (int row = 0; row < whole; row++) {
      System.arraycopy(luma, (top + row) * width + left, square, row * whole, whole);
    }
    double[] means = new double[side * side];
    Resampling.reduction(Kernel.MEAN, Shape.of(whole, whole), factor).apply(square, means);
    return means;
  }
}
