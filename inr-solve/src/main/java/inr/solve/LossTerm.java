package inr.solve;

/** A part of an {@link OperatorLoss} that looks at one channel, at the points of a draw. */
interface LossTerm {
  /**
   * Its value.
   *
   * @param x of the points of the draw: read
   * @param slopes its own by x are added
   */
  double at(int channel, double[] x, double[] slopes);
}
