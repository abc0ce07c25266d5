package inr.training;

/** The loss ran away again although the learning rate had been lowered. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DivergedException(double loss, long step, double learningRate) {
    super(
        (Double.isFinite(loss)
                ? "loss rose to " + (float) loss
                : "loss became " + (Double.isNaN(loss) ? "NaN" : "infinite"))
            + " at step "
            + step
            + " (learning rate "
            + (float) learningRate
            + "); try a lower learning rate");
  }
}
