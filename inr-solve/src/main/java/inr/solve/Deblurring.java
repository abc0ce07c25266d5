package inr.solve;

import inr.operator.ForwardOperator;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A blurred picture: y = A x + n, A a convolution.
 *
 * @param operator the blur of one channel
 * @param measured y, channel by channel
 * @param colours how many of the channels are light and not alpha
 * @param noise standard deviation of n, below 1; priors take it to be 0.0005 at least
 */
public record Deblurring(
    ForwardOperator operator, List<double[]> measured, int colours, double noise)
    implements IterativeProblem {
  private static final double PICTURE_SPREAD = 0.1;

  /** Numbers of a file, and a kernel that is known, are hardly ever more exact. */
  private static final double LEAST_NOISE = 0.0005;

  private static final ConjugateGradients SOLVER = new ConjugateGradients(30, 1e-4);

  public Deblurring {
    measured = List.copyOf(measured);
    NoiseLevel.required(noise);
  }

  @Override
  public double assumedNoise() {
    return Math.max(LEAST_NOISE, noise);
  }

  /** Wiener's filter for this noise and pictures that spread by a tenth of the range. */
  private double ratio() {
    double sigma = assumedNoise();
    return Math.min(1, sigma * sigma / (PICTURE_SPREAD * PICTURE_SPREAD));
  }

  @Override
  public Planes start(Workers workers) {
    return new Wiener(ratio()).solve(this, workers, step -> {});
  }

  /**
   * Thirty steps, σ from 40 grey levels of 255, or twice the noise, to that of the noise; chosen on
   * two pictures.
   */
  public PatchPrior prior() {
    return PatchPrior.forNoise(40 * PatchPrior.GREY_LEVEL, 0, assumedNoise(), 30, 0.2);
  }

  /** What the prior has to beat, from the simplest on; of one name with several settings. */
  public List<Method<? super Deblurring>> baselines() {
    List<Method<? super Deblurring>> all = new ArrayList<>();
    DoubleStream.of(1, 0.1, 0.3, 3).forEach(factor -> all.add(new Wiener(factor * ratio())));
    IntStream.of(15, 5, 50).forEach(steps -> all.add(new RichardsonLucy(steps)));
    DoubleStream.of(0.1, 0.03, 0.3)
        .forEach(factor -> all.add(TotalVariation.of(factor * assumedNoise())));
    return all;
  }

  @Override
  public ConjugateGradients solver() {
    return SOLVER;
  }
}
