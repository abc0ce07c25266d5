package inr.codec.train;

/**
 * What a step is done with.
 *
 * @param temperature of the soft rounding
 * @param sigma standard deviation of the noise
 * @param rate learning rate
 * @param beta1 of the latents' Adam
 * @param beta2 of the latents' Adam
 * @param price of a bit, as a multiple of λ
 */
record Annealing(
    double temperature, double sigma, double rate, double beta1, double beta2, double price) {
  private static final double FIRST_RATE = 1e-2;
  private static final double LAST_RATE = 1e-5;
  private static final double FIRST_TEMPERATURE = 0.35;
  private static final double LAST_TEMPERATURE = 0.08;
  private static final double FIRST_SIGMA = 0.22;
  private static final double LAST_SIGMA = 0.15;

  /** While candidates are tried. */
  static Annealing warmUp(double lambda) {
    double sigma = (0.747 - 0.432 * StrictMath.log10(lambda)) / 10;
    return new Annealing(FIRST_TEMPERATURE, sigma, FIRST_RATE, 0.725, 0.97, 1);
  }

  /**
   * After {@code done}, 0 to 1, of the main phase: temperature and noise fall on a line, the rate
   * on a cosine.
   */
  static Annealing main(double done) {
    double cosine = (1 + StrictMath.cos(Math.PI * done)) / 2;
    return new Annealing(
        FIRST_TEMPERATURE + done * (LAST_TEMPERATURE - FIRST_TEMPERATURE),
        FIRST_SIGMA + done * (LAST_SIGMA - FIRST_SIGMA),
        LAST_RATE + cosine * (FIRST_RATE - LAST_RATE),
        0.9,
        0.999,
        1);
  }

  /** While a file is trimmed: the end of the main phase, with a rate that still moves latents. */
  static Annealing trim(double rate) {
    return new Annealing(LAST_TEMPERATURE, LAST_SIGMA, rate, 0.9, 0.999, 1);
  }

  /** The same with another price of a bit. */
  Annealing priced(double other) {
    return new Annealing(temperature, sigma, rate, beta1, beta2, other);
  }
}
