package inr.solve;

import inr.operator.Kernel;
import inr.operator.Projection;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import java.util.List;

/**
 * What is to be solved: y = A x for x, A a reduction of each channel by a whole number.
 *
 * @param data y, the small picture
 * @param scale how much larger x is, 2 to 8
 * @param projection A, and the nearest picture that explains the data exactly
 */
public record Enlargement(Planes data, int scale, Projection projection) implements Problem {
  private static final int LARGEST_SCALE = 8;

  public Enlargement {
    requireScale(scale);
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
        data, scale, new Projection(Resampling.reduction(sampling, large, scale)));
  }

  /**
   * Height and width of what a picture becomes.
   *
   * @throws IllegalArgumentException if a side is no multiple of the scale
   */
  public static Shape reduced(Shape large, int scale, Kernel sampling) {
    requireScale(scale);
    return Resampling.reduction(sampling, large, scale).range();
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

  /** What a prior has to beat, from the simplest on. */
  public static List<Method<? super Enlargement>> baselines() {
    return List.of(
        Interpolation.bicubic(), Interpolation.lanczos(), BackProjection.of(), TotalVariation.of());
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

  /** The small picture is exact. */
  @Override
  public double noise() {
    return 0;
  }

  @Override
  public Planes start(Workers workers) {
    return BackProjection.of().solve(this, workers, step -> {});
  }

  /** Replaces z by the nearest picture that explains y exactly, whatever the weight. */
  @Override
  public void explain(double[] z, double[] y, double weight) {
    projection.project(z, y);
  }

  @Override
  public boolean direct() {
    return true;
  }

  /** An enlargement of the data, or of what is left of them, by a kernel. */
  Resampling enlarging(Kernel kernel) {
    return Resampling.of(kernel, data.shape(), shape());
  }
}
