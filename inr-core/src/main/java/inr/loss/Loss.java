package inr.loss;

/** Mean over the batch's points and channels of a function of the error e = prediction − target. */
public sealed interface Loss {
  /** The function. */
  double value(double error);

  /** Its derivative. */
  double derivative(double error);

  /** e². */
  record MeanSquaredError() implements Loss {
    @Override
    public double value(double error) {
      return error * error;
    }

    @Override
    public double derivative(double error) {
      return 2 * error;
    }
  }

  /** |e|, with slope 0 at 0. */
  record MeanAbsoluteError() implements Loss {
    @Override
    public double value(double error) {
      return Math.abs(error);
    }

    @Override
    public double derivative(double error) {
      return Math.signum(error);
    }
  }
}
