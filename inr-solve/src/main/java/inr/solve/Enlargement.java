package inr.solve;

import inr.operator.Kernel;
import inr.operator.LocalChain;
import inr.operator.LocalOperator;
import inr.operator.Projection;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What is to be solved: y = A x + n for x, A a reduction of each channel by a whole number, or a
 * blur and then a reduction.
 *
 * <p>A reduction alone has a simple inverse, so that exact data are explained exactly. Behind a
 * blur they are not, since what it left of the finest detail is less than the numbers are exact:
 * priors take the noise to be 0.001 at least there, what rounding to 8 bits makes.
 */
public final class Enlargement implements Problem {
  private static final int LARGEST_SCALE = 8;

  /** Between 0.1 and 0.3, of which one is better on some pictures and the other on others. */
  private static final double COUPLING = 0.2;

  /** Samples of a channel that are solved as one. */
  private static final int LARGEST_WHOLE = 1 << 22;

  /** Of large samples. */
  private static final int TILE = 1024;

  /** Of large samples: thirty steps of patches that are alike within 7 samples. */
  private static final int MARGIN = 48;

  private static final ConjugateGradients SOLVER = new ConjugateGradients(20, 1e-4);

  private final Planes data;
  private final int scale;
  private final Kernel sampling;
  private final Projection projection;
  private final Optional<LocalOperator> blur;
  private final double noise;

  private Enlargement(
      Planes data,
      int scale,
      Kernel sampling,
      Projection projection,
      Optional<LocalOperator> blur,
      double noise) {
    this.data = data;
    this.scale = scale;
    this.sampling = sampling;
    this.projection = projection;
    this.blur = blur;
    this.noise = NoiseLevel.required(noise);
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
    Projection projection = new Projection(Resampling.reduction(sampling, large, scale));
    return new Enlargement(data, scale, sampling, projection, Optional.empty(), 0);
  }

  /**
   * The problem of what a large picture becomes, whose answer is known.
   *
   * @throws IllegalArgumentException if a side is no multiple of the scale
   */
  public static Enlargement simulated(Planes truth, int scale, Kernel sampling) {
    Resampling reduction = Resampling.reduction(sampling, truth.shape(), scale);
    return of(truth.through(reduction), scale, sampling);
  }

  /**
   * The same of a noisy picture.
   *
   * @param level standard deviation of n, 1 being the range of stored values: at least 0, below 1
   */
  public Enlargement withNoise(double level) {
    return new Enlargement(data, scale, sampling, projection, blur, level);
  }

  /**
   * The same of a picture that was blurred before it was reduced.
   *
   * @param operator from the large picture to one of its shape
   */
  public Enlargement withBlur(LocalOperator operator) {
    if (!operator.domain().equals(shape()) || !operator.range().equals(shape())) {
      throw new IllegalArgumentException(
          "blur makes "
              + operator.range().text()
              + " samples of "
              + operator.domain().text()
              + " but the large picture has "
              + shape().text()
              + " before and after");
    }
    return new Enlargement(data, scale, sampling, projection, Optional.of(operator), noise);
  }

  /**
   * The same of a part of the small picture, as if nothing were around it.
   *
   * @throws IllegalArgumentException if it was blurred, by an operator of the whole
   */
  Enlargement part(int top, int left, int bottom, int right) {
    if (blur.isPresent()) {
      throw new IllegalArgumentException("a blurred picture is enlarged as a whole");
    }
    Planes tile = data.cropped(top, left, bottom - top, right - left);
    return of(tile, scale, sampling).withNoise(noise);
  }

  /** y, the small picture. */
  public Planes data() {
    return data;
  }

  /** How much larger x is, 2 to 8. */
  public int scale() {
    return scale;
  }

  /** The kernel of the reduction. */
  public Kernel sampling() {
    return sampling;
  }

  /**
   * The patch prior for this scale and noise. Of noisy pictures σ falls from twice the noise, if
   * that is more than usual, to the noise or the usual end.
   */
  public PatchPrior prior() {
    PatchPrior exact = PatchPrior.of(scale);
    if (direct()) {
      return exact;
    }
    return PatchPrior.forNoise(
        exact.firstSigma(), exact.lastSigma(), assumedNoise(), exact.steps(), COUPLING);
  }

  /**
   * The usual way to the answer: the patch prior, in tiles of a large picture that was not blurred,
   * so that its memory is that of the picture.
   */
  public Method<? super Enlargement> method() {
    if (blur.isPresent() || shape().size() <= LARGEST_WHOLE) {
      return prior();
    }
    return new Tiled(prior(), TILE / scale, (MARGIN + scale - 1) / scale);
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

  /** What it has to beat here; with noise or a blur there is total variation of several weights. */
  public List<Method<? super Enlargement>> rivals() {
    if (direct()) {
      return baselines();
    }
    List<Method<? super Enlargement>> all = new ArrayList<>();
    all.add(Interpolation.bicubic());
    all.add(Interpolation.lanczos());
    all.add(BackProjection.of());
    all.addAll(variations(assumedNoise()));
    return all;
  }

  /** Total variation of several weights, for data that have no simple inverse. */
  static List<TotalVariation> variations(double noise) {
    return DoubleStream.of(0.3, 0.1, 0.03, 1)
        .mapToObj(of -> TotalVariation.of(of * noise))
        .toList();
  }

  @Override
  public LocalOperator operator() {
    Resampling reduction = projection.operator();
    return blur.isPresent() ? new LocalChain(blur.get(), reduction) : reduction;
  }

  @Override
  public List<double[]> measured() {
    return data.channels();
  }

  @Override
  public int colours() {
    return data.colours();
  }

  @Override
  public double noise() {
    return noise;
  }

  @Override
  public double assumedNoise() {
    return blur.isPresent() ? Math.max(NoiseLevel.ROUNDED, noise) : noise;
  }

  /**
   * Back-projection, but of noisy or blurred pictures the bicubic enlargement, which adds no noise.
   */
  @Override
  public Planes start(Workers workers) {
    Method<Enlargement> method = direct() ? BackProjection.of() : Interpolation.bicubic();
    return method.solve(this, workers, step -> {});
  }

  /** Of exact data without a blur whatever the weight. */
  @Override
  public void explain(double[] z, double[] y, double weight) {
    if (direct()) {
      projection.project(z, y);
    } else {
      SOLVER.explain(operator(), z, y, weight);
    }
  }

  @Override
  public boolean direct() {
    return noise == 0 && blur.isEmpty();
  }

  /** An enlargement of the data, or of what is left of them, by a kernel. */
  Resampling enlarging(Kernel kernel) {
    return Resampling.of(kernel, data.shape(), shape());
  }
}
