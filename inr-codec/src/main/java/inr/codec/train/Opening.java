package inr.codec.train;

import inr.codec.train.latent.Sheet;
import inr.codec.train.synthesis.Picture;
import java.util.List;

/**
 * What a bit is worth in the first quarter of the main phase, as a multiple of λ.
 *
 * <p>A symbol that has become 0 hardly comes back once soft rounding is hard, and one that is not 0
 * hardly goes: what the first steps leave is nearly what the file will have. Most photographs end
 * with up to 5 % less loss if few symbols are left at first and more come where they pay; those
 * that are full of texture like noise with 4 to 7 % less if there are many at first:
 * docs/decisions/0031.
 */
enum Opening {
  /** Few symbols at first. */
  SPARSE(4),
  /** As many symbols as λ pays for. */
  EVEN(1),
  /** Many symbols at first. */
  DENSE(0.1);

  /** Share of the main phase after which a bit is worth λ. */
  private static final double SHARE = 0.25;

  /** A training of fewer steps has none left to try an opening. */
  private static final int LEAST_TO_TRY = 4000;

  /** From this mean on, in steps of {@link InitialLatents}, details count at all. */
  private static final double LEAST_MEAN = 0.2;

  /**
   * From this share of their root mean square on the mean amount of details is that of noise; of
   * normal numbers it is 0.80, of a Laplace distribution 0.71, of few edges less.
   */
  private static final double LEAST_EVENNESS = 0.6;

  private final double price;

  Opening(double price) {
    this.price = price;
  }

  /**
   * Those that a picture may want: if there are several they have to be tried, see {@link
   * Openings}.
   *
   * @param steps of the whole training
   */
  static List<Opening> of(Sheet sheet, Picture picture, double lambda, int steps) {
    return of(InitialLatents.details(sheet, picture, lambda), steps);
  }

  /**
   * Those that a picture may want.
   *
   * @param details of the finest grid, in steps
   */
  static List<Opening> of(float[] details, int steps) {
    double sum = 0;
    double squares = 0;
    for (float detail : details) {
      sum += Math.abs(detail);
      squares += (double) detail * detail;
    }
    double mean = sum / Math.max(1, details.length);
    double rootMeanSquare = Math.sqrt(squares / Math.max(1, details.length));
    if (mean < LEAST_MEAN || mean < LEAST_EVENNESS * rootMeanSquare) {
      return List.of(SPARSE);
    }
    return steps < LEAST_TO_TRY ? List.of(EVEN) : List.of(SPARSE, DENSE);
  }

  /**
   * What λ is multiplied by: the price to the power of 1 − 4·done for a quarter of the phase, then
   * 1.
   *
   * @param done of the main phase, 0 to 1
   */
  double price(double done) {
    return done < SHARE ? StrictMath.pow(price, 1 - done / SHARE) : 1;
  }
}
