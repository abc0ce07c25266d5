package inr.cli;

/**
 * Measured settings of one model for one medium.
 *
 * @param hiddenLayers nonlinear layers
 * @param width features of a hidden layer
 * @param learningRate before the schedule
 * @param omega ω of the hidden layers, or the like: what {@code --omega} sets; NaN where there is
 *     nothing like it
 * @param firstFactor ω of the first layer is this times {@code omega}
 * @param samplesPerFactor that factor is at least the longest side over this, up to {@link
 *     #LARGEST_FACTOR}
 */
record Tuning(
    int hiddenLayers,
    int width,
    double learningRate,
    double omega,
    double firstFactor,
    double samplesPerFactor) {
  /** Beyond this a first layer trains badly at the measured learning rates. */
  private static final double LARGEST_FACTOR = 10;

  /** A model without ω. */
  static Tuning plain(int hiddenLayers, int width, double learningRate) {
    return new Tuning(
        hiddenLayers, width, learningRate, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);
  }

  /** A model with ω. */
  static Tuning waves(
      int hiddenLayers, int width, double learningRate, double omega, double firstFactor) {
    return new Tuning(
        hiddenLayers, width, learningRate, omega, firstFactor, Double.POSITIVE_INFINITY);
  }

  /**
   * The same with a first layer that follows the size: its factor rises by one every {@code
   * samples}.
   */
  Tuning risingEvery(double samples) {
    return new Tuning(hiddenLayers, width, learningRate, omega, firstFactor, samples);
  }

  /** ω of the first layer for a signal of {@code longestSide} samples along its longest axis. */
  double firstOmega(double hiddenOmega, int longestSide) {
    double bySize = Math.min(LARGEST_FACTOR, longestSide / samplesPerFactor);
    return hiddenOmega * Math.max(firstFactor, bySize);
  }

  boolean hasOmega() {
    return !Double.isNaN(omega);
  }
}
