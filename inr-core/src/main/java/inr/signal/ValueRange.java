package inr.signal;

/**
 * The affine map between stored units and the range that a network is trained on.
 *
 * @param storedLow stored value that becomes {@code trainingLow}
 * @param storedHigh stored value that becomes {@code trainingHigh}, greater than {@code storedLow}
 * @param trainingLow lower end of the training range, such as −1
 * @param trainingHigh upper end of the training range, such as 1
 */
public record ValueRange(
    double storedLow, double storedHigh, double trainingLow, double trainingHigh) {
  public ValueRange {
    boolean finite =
        Double.isFinite(storedLow)
            && Double.isFinite(storedHigh)
            && Double.isFinite(trainingLow)
            && Double.isFinite(trainingHigh);
    if (!finite || storedLow >= storedHigh || trainingLow >= trainingHigh) {
      throw new IllegalArgumentException(
          "value range ["
              + storedLow
              + ", "
              + storedHigh
              + "] to ["
              + trainingLow
              + ", "
              + trainingHigh
              + "] is not a finite, increasing map");
    }
  }

  /** Stored [low, high] onto [−1, 1], the usual range of sine networks. */
  public static ValueRange symmetric(double low, double high) {
    return new ValueRange(low, high, -1, 1);
  }

  /** The same map of stored values in units of {@code unit}, such as parts of a picture's peak. */
  public ValueRange per(double unit) {
    return new ValueRange(storedLow / unit, storedHigh / unit, trainingLow, trainingHigh);
  }

  /** Stored units to training units. */
  public double toTraining(double stored) {
    return trainingLow
        + (stored - storedLow) * ((trainingHigh - trainingLow) / (storedHigh - storedLow));
  }

  /** Training units to stored units. */
  public double toStored(double training) {
    return storedLow + (training - trainingLow) * storedPerTraining();
  }

  /** Stored units for each training unit: the factor on derivatives. */
  public double storedPerTraining() {
    return (storedHigh - storedLow) / (trainingHigh - trainingLow);
  }
}
