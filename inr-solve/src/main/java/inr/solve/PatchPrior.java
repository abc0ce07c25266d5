package inr.solve;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The picture that explains the data and whose patches resemble each other: half-quadratic
 * splitting x ← P(F(x, 2.7 σ)), F the filter of alike patches, σ falling geometrically from its
 * first to its last value. Where the data are exact P is the projection on A x = y; where they have
 * noise of deviation ν it is P(z) = argmin ‖A x − y‖² + w‖x − z‖², w = coupling·(ν/σ)².
 *
 * <p>Groups are sought on the luma of x, at the start and every fifth iteration, and serve all
 * channels. The result is x after the last projection, so that it explains exact data exactly; of
 * noisy data it is the last filtered picture. It beats total variation where structures repeat;
 * irregular texture stays as it is.
 *
 * @param firstSigma σ of the first iteration, 1 being the range of stored values
 * @param lastSigma σ of the last iteration, above 0 and at most the first
 * @param steps iterations, at least 2
 * @param coupling weight of the filtered picture against noisy data, above 0
 */
public record PatchPrior(double firstSigma, double lastSigma, int steps, double coupling)
    implements Method<Problem> {
  private static final int USUAL_STEPS = 30;
  private static final int STEPS_PER_SEARCH = 5;

  private static final double LARGEST_SIGMA = 0.99;

  /** Coefficients up to so many σ are noise. */
  static final double THRESHOLD = 2.7;

  /** Of 8 bits, the unit in which σ is chosen. */
  static final double GREY_LEVEL = 1.0 / 255;

  public PatchPrior {
    boolean falling = lastSigma > 0 && lastSigma <= firstSigma && firstSigma < 1;
    if (!falling || steps < 2 || !(coupling > 0)) {
      throw new IllegalArgumentException(
          "patch prior with sigma from "
              + firstSigma
              + " to "
              + lastSigma
              + " in "
              + steps
              + " steps with coupling "
              + coupling
              + "; sigma must fall inside (0, 1), in at least 2 steps, and coupling be above 0");
    }
  }

  /**
   * Thirty steps; σ falls from 10·scale to 1 + scale/2 grey levels of 255: 20 to 2 at scale 2, 40
   * to 3 at 4. Chosen on two pictures at these scales, between and beyond them by this line.
   */
  public static PatchPrior of(int scale) {
    return new PatchPrior(10 * scale * GREY_LEVEL, (1 + 0.5 * scale) * GREY_LEVEL, USUAL_STEPS, 1);
  }

  /**
   * For noisy data: σ begins no lower than at twice the noise and ends no lower than at the noise.
   *
   * @param firstSigma where it begins else
   * @param lastSigma where it ends else, 0 for always at the noise
   * @param noise standard deviation, 1 being the range of stored values
   */
  public static PatchPrior forNoise(
      double firstSigma, double lastSigma, double noise, int steps, double coupling) {
    double first = Math.min(LARGEST_SIGMA, Math.max(firstSigma, 2 * noise));
    return new PatchPrior(first, Math.min(first, Math.max(lastSigma, noise)), steps, coupling);
  }

  @Override
  public String name() {
    return "patches";
  }

  @Override
  public Planes solve(Problem problem, Workers workers, IntConsumer done) {
    Planes x = problem.start(workers);
    PatchFilter filter = PatchFilter.of(x, workers);
    for (int k = 0; k < steps; k++) {
      if (k > 0 && k % STEPS_PER_SEARCH == 0) {
        filter = PatchFilter.of(x, workers);
      }
      double threshold = THRESHOLD * sigma(k);
      List<double[]> channels = new ArrayList<>();
      for (int c = 0; c < x.channels().size(); c++) {
        double[] z = filter.filter(x.channels().get(c), threshold, workers);
        if (k + 1 < steps || problem.assumedNoise() == 0) {
          problem.explain(z, problem.measured().get(c), weight(problem, k));
        }
        channels.add(z);
      }
      x = new Planes(x.shape(), channels, x.colours());
      done.accept(k + 1);
    }
    return x;
  }

  /** What being near to the filtered picture is worth in iteration k. */
  private double weight(Problem problem, int k) {
    double ratio = problem.assumedNoise() / sigma(k);
    return coupling * ratio * ratio;
  }

  /** σ of iteration k. */
  private double sigma(int k) {
    return firstSigma * StrictMath.pow(lastSigma / firstSigma, (double) k / (steps - 1));
  }
}
