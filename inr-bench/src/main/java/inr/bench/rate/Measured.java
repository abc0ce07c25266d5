package inr.bench.rate;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * One of our files, with all that is written of it.
 *
 * @param settings what makes it the same file again
 * @param point size and quality
 * @param ssim structural similarity; nothing where the picture is too small
 * @param msSsim that of five scales, likewise
 * @param encodeSeconds processor time of all threads
 * @param decodeSeconds likewise
 */
record Measured(
    Settings settings,
    RatePoint point,
    OptionalDouble ssim,
    OptionalDouble msSsim,
    double encodeSeconds,
    double decodeSeconds) {
  /**
   * What makes a file.
   *
   * @param picture its name without ending
   * @param sha256 of the picture's file
   * @param lambda of the encoder
   * @param effort of the encoder, in lower case
   */
  record Settings(String picture, String sha256, double lambda, String effort) {
    /** λ without an exponent: 0.0004. */
    String lambdaText() {
      return BigDecimal.valueOf(lambda).stripTrailingZeros().toPlainString();
    }
  }
}
