package inr.solve;

import inr.operator.Kernel;
import inr.operator.Projection;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What is to be solved: y = A x + n for x, A a reduction of each channel by a whole number.
 *
 * @param data y, the small picture
 * @param scale how much larger x is, 2 to 8
 * @param projection A, and the nearest picture that explains the data exactly
 * @param noise standard deviation of n, below 1; 0 if the small picture is exact
 */
public record Enlargement(Planes data, int scale, Projection projection, double noise)
    implements Problem {
  private static final int LARGEST_SCALE = 8;

  /** Between 0.1 and 0.3, of which one is better on some pictures and the other on others. */
  private static final double COUPLING = 0.2;

  private static final ConjugateGradients SOLVER = new ConjugateGradients(20, 1e-4);

  public Enlargement {
    requireScale(scale);
    NoiseLevel.required(noise);
    if (!projection.operator().range().equals(data.shape())) {
      throw new IllegalArgumentException(
          "data have "
              + data.shape().text()
              + " samples but the operator gives "
              + projection.operator().range().text());
    }
  }

  /** The problem of a small picture. */
  public static Enlargement of(Planes data, int scale, Kernel sampling) {
    requireScale(scale);
    long size = (long) data.shape().size() * scale * scale * data.channels().size();
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "super-resolution of "
              + data.width()
              + " x "
              + data.height()
              + " pixels by "
              + scale
              + " gives more samples than an array can hold; cut the picture or take a smaller scale");
    }
    Shape large = Shape.of(data.height() * scale, data.width() * scale);
    return new Enlargement(
        data, scale, new Projection(Resampling.reduction(sampling, large, scale)), 0);
  }

  /** The same of a noisy picture. */
  public Enlargement withNoise(double level) {
    return new Enlargement(data, scale, projection, level);
  }

  /**
   * The patch prior for this scale and noise. Of noisy pictures σ falls from twice the noise, if
   * that is more than usual, to the noise or the usual end.
   */
  public PatchPrior prior() {
    PatchPrior exact = PatchPrior.of(scale);
    if (noise == 0) {
      return exact;
    }
    return PatchPrior.forNoise(
        exact.firstSigma(), exact.lastSigma(), noise, exact.steps(), COUPLING);
  }

  /**
   * Refuses other scales than 2 to 8.
   *
   * @throws IllegalArgumentException if it is another
   */
  public static void requireScale(int scale) {
    if (scale < 2 || scale > LARGEST_SCALE) {
      throw new IllegalArgumentException(
          "scale is " + scale + "; 2 to " + LARGEST_SCALE + " are accepted");
    }
  }

  /** What a prior has to beat where data are exact, from the simplest on. */
  public static List<Method<? super Enlargement>> baselines() {
    return List.of(
        Interpolation.bicubic(), Interpolation.lanczos(), BackProjection.of(), TotalVariation.of());
  }

  /** What it has to beat here; with noise there is total variation of several weights. */
  public List<Method<? super Enlargement>> rivals() {
    if (noise == 0) {
      return baselines();
    }
    List<Method<? super Enlargement>> all = new ArrayList<>();
    all.add(Interpolation.bicubic());
    all.add(Interpolation.lanczos());
    all.add(BackProjection.of());
    all.addAll(variations(noise));
    return all;
  }

  /** Total variation of several weights, for small pictures with noise. */
  static List<TotalVariation> variations(double noise) {
    return DoubleStream.of(0.3, 0.1, 1).mapToObj(of -> TotalVariation.of(of * noise)).toList();
  }

  /** The reduction A of one channel. */
  @Override
  public Resampling operator() {
    return projection.operator();
  }

  @Override
  public List<double[]> measured() {
    return data.channels();
  }

  @Override
  public int colours() {
    return data.colours();
  }

  /** Back-projection, but of noisy pictures the bicubic enlargement, which adds no noise. */
  @Override
  public Planes start(Workers workers) {
    Method<Enlargement> method = noise == 0 ? BackProjection.of() : Interpolation.bicubic();
    return method.solve(this, workers, step -> {});
  }

  /** Of exact data whatever the weight. */
  @Override
  public void explain(double[] z, double[] y, double weight) {
    if (noise == 0) {
      projection.project(z, y);
    } else {
      SOLVER.explain(operator(), z, y, weight);
    }
  }

  @Override
  public boolean direct() {
    return noise == 0;
  }

  /** An enlargement of the data, or of what is left of them, by a kernel. */
  Resampling enlarging(Kernel kernel) {
    return Resampling.of(kernel, data.shape(), shape());
  }
}
