package inr.solve;

import inr.operator.Radon;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A disc that was seen along lines through it: y = A x + n, A the {@link Radon} transform.
 *
 * @param operator A
 * @param measured the sinogram of each channel, {@code [angles, detectors]}
 * @param colours how many of the channels are light and not alpha
 * @param noise standard deviation of n, 1 being white along a diameter; below 1; priors take it to
 *     be 0.0005 at least
 */
public record Tomography(Radon operator, List<double[]> measured, int colours, double noise)
    implements IterativeProblem {
  private static final Sirt START = new Sirt(50);

  /** Rays through samples are no more exact than that. */
  private static final double LEAST_NOISE = 0.0005;

  private static final ConjugateGradients SOLVER = new ConjugateGradients(20, 1e-3);

  public Tomography {
    measured = List.copyOf(measured);
    NoiseLevel.required(noise);
  }

  @Override
  public double assumedNoise() {
    return Math.max(LEAST_NOISE, noise);
  }

  @Override
  public Planes start(Workers workers) {
    return START.solve(this, workers, step -> {});
  }

  /** A picture with nothing but black outside the disc. */
  public Planes inDisc(Planes picture) {
    boolean[] inside = operator.inside();
    return picture.map(
        picture.shape(),
        channel -> {
          double[] disc = new double[channel.length];
          Arrays.setAll(disc, i -> inside[i] ? channel[i] : 0);
          return disc;
        });
  }

  /** Twenty steps, σ from 10 grey levels of 255 to 1; chosen on a phantom and a picture. */
  public static PatchPrior prior() {
    return new PatchPrior(10 * PatchPrior.GREY_LEVEL, PatchPrior.GREY_LEVEL, 20, 0.3);
  }

  /** What the prior has to beat, from the simplest on; of one name with several settings. */
  public static List<Method<? super Tomography>> baselines() {
    List<Method<? super Tomography>> all = new ArrayList<>();
    all.add(new FilteredBackProjection());
    all.add(Sirt.of());
    DoubleStream.of(1e-4, 1e-5, 3e-5, 3e-4).forEach(weight -> all.add(TotalVariation.of(weight)));
    return all;
  }

  @Override
  public ConjugateGradients solver() {
    return SOLVER;
  }
}
