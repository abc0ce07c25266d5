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
 */
record Tuning(int hiddenLayers, int width, double learningRate, double omega, double firstFactor) {
  /** A model without ω. */
  static Tuning plain(int hiddenLayers, int width, double learningRate) {
    return new Tuning(hiddenLayers, width, learningRate, Double.NaN, Double.NaN);
  }

  /** A model with ω. */
  static Tuning waves(
      int hiddenLayers, int width, double learningRate, double omega, double firstFactor) {
    return new Tuning(hiddenLayers, width, learningRate, omega, firstFactor);
  }

  boolean hasOmega() {
    return !Double.isNaN(omega);
  }
}
