package inr.training;

/**
 * The loss ran away again although the learning rate had been lowered, or is not finite before
 * anything has been learned.
 */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private DivergedException(String message) {
    super(message);
  }

  /** By its steps. */
  public static DivergedException at(double loss, long step, double learningRate) {
    return new DivergedException(
        (Double.isFinite(loss) ? "loss rose to " + (float) loss : "loss became " + word(loss))
            + " at step "
            + step
            + " (learning rate "
            + (float) learningRate
            + "); try a lower learning rate");
  }

  /**
   * Looks at the loss of a step.
   *
   * @throws DivergedException if it is not finite
   */
  public static void requireFinite(double loss, long step, double learningRate) {
    if (!Double.isFinite(loss)) {
      throw at(loss, step, learningRate);
    }
  }

  /** By the parameters that it starts from, which no learning rate helps. */
  static DivergedException beforeStep(double loss, long step) {
    return new DivergedException(
        "loss is "
            + word(loss)
            + " before step "
            + step
            + " changes anything: numbers of the network leave the range of float32; try smaller"
            + " frequencies, scales or widths");
  }

  private static String word(double loss) {
    return Double.isNaN(loss) ? "NaN" : "infinite";
  }
}
