package inr.solve;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The picture that explains the data and whose patches resemble each other: half-quadratic
 * splitting x ← P(F(x, 2.7 σ)), F the filter of alike patches, P the projection on A x = y, σ
 * falling geometrically from its first to its last value.
 *
 * <p>Groups are sought on the luma of x, at the start and every fifth iteration, and serve all
 * channels. The start is iterated back-projection; the result is x after the last projection, so it
 * explains the data exactly. It beats total variation where structures repeat; irregular texture
 * stays as it is.
 *
 * @param firstSigma σ of the first iteration, 1 being the range of stored values
 * @param lastSigma σ of the last iteration, above 0 and at most the first
 * @param steps iterations, at least 2
 */
public record PatchPrior(double firstSigma, double lastSigma, int steps) implements Method {
  private static final int USUAL_STEPS = 30;
  private static final int STEPS_PER_SEARCH = 5;
  private static final double THRESHOLD = 2.7;
  private static final double GREY_LEVEL = 1.0 / 255;

  public PatchPrior {
    boolean falling = lastSigma > 0 && lastSigma <= firstSigma && firstSigma < 1;
    if (!falling || steps < 2) {
      throw new IllegalArgumentException(
          "patch prior with sigma from "
              + firstSigma
              + " to "
              + lastSigma
              + " in "
              + steps
              + " steps; sigma must fall inside (0, 1), in at least 2 steps");
    }
  }

  /**
   * Thirty steps; σ falls from 10·scale to 1 + scale/2 grey levels of 255: 20 to 2 at scale 2, 40
   * to 3 at 4. Chosen on two pictures at these scales, between and beyond them by this line.
   */
  public static PatchPrior of(int scale) {
    return new PatchPrior(10 * scale * GREY_LEVEL, (1 + 0.5 * scale) * GREY_LEVEL, USUAL_STEPS);
  }

  @Override
  public String name() {
    return "patches";
  }

  @Override
  public Planes solve(Enlargement problem, Workers workers, IntConsumer done) {
    requireRoom(problem);
    Planes x = BackProjection.of().solve(problem, workers, step -> {});
    int height = x.height();
    int width = x.width();
    PatchFilter filter = new PatchFilter(groups(x, workers), height, width);
    for (int k = 0; k < steps; k++) {
      if (k > 0 && k % STEPS_PER_SEARCH == 0) {
        filter = new PatchFilter(groups(x, workers), height, width);
      }
      double threshold = THRESHOLD * sigma(k);
      List<double[]> channels = new ArrayList<>();
      for (int c = 0; c < x.channels().size(); c++) {
        double[] z = filter.filter(x.channels().get(c), threshold, workers);
        problem.projection().project(z, problem.data().channels().get(c));
        channels.add(z);
      }
      x = new Planes(x.shape(), channels, x.colours());
      done.accept(k + 1);
    }
    return x;
  }

  private static PatchGroups groups(Planes x, Workers workers) {
    return PatchGroups.of(x.luma(), x.height(), x.width(), workers);
  }

  /** σ of iteration k. */
  private double sigma(int k) {
    return firstSigma * StrictMath.pow(lastSigma / firstSigma, (double) k / (steps - 1));
  }

  private static void requireRoom(Enlargement problem) {
    if (problem.large().side(0) < PatchGroups.SIDE || problem.large().side(1) < PatchGroups.SIDE) {
      throw new IllegalArgumentException(
          "picture of "
              + problem.data().width()
              + " x "
              + problem.data().height()
              + " becomes "
              + problem.large().side(1)
              + " x "
              + problem.large().side(0)
              + ", which has no room for a patch; at least "
              + PatchGroups.SIDE
              + " x "
              + PatchGroups.SIDE
              + " are needed");
    }
  }
}
