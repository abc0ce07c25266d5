package inr.solve.poisson;

import inr.operator.ForwardOperator;
import inr.operator.Gradient;
import inr.operator.InnerLaplacian;
import inr.operator.Shape;
import inr.solve.Misfit;
import inr.solve.Planes;
import java.util.List;

/**
 * What is known of a picture: derivatives of each channel, for a step of a pixel, 1 being the range
 * of stored values; and what they leave open.
 *
 * @param kind of derivatives
 * @param shape height and width
 * @param measured of each channel: {@link Gradient} or {@link InnerLaplacian} of it
 * @param means of each channel, which a gradient does not tell; not looked at with Laplacians,
 *     where the outermost pixels are known
 * @param colours how many of the channels are light and not alpha: 1 or 3
 */
public record PictureDerivatives(
    Kind kind, Shape shape, List<double[]> measured, double[] means, int colours) {
  /** What is known. */
  public enum Kind {
    /** Differences of neighbours down and to the right. */
    GRADIENT,
    /** Differences from the mean of four neighbours, and the outermost pixels themselves. */
    LAPLACIAN;

    ForwardOperator of(Shape shape) {
      return this == GRADIENT ? new Gradient(shape) : new InnerLaplacian(shape);
    }
  }

  public PictureDerivatives {
    measured = List.copyOf(measured);
    if (kind == Kind.LAPLACIAN && Math.min(shape.side(0), shape.side(1)) < 3) {
      throw new IllegalArgumentException(
          "Laplacians of " + shape.text() + " pixels; at least 3 x 3 are needed");
    }
    int size = kind.of(shape).range().size();
    if (measured.stream().anyMatch(one -> one.length != size) || means.length != measured.size()) {
      throw new IllegalArgumentException(
          "derivatives of "
              + shape.text()
              + " pixels have "
              + measured.stream().map(one -> one.length).toList()
              + " numbers and "
              + means.length
              + " means; "
              + size
              + " for each channel and a mean of each are needed");
    }
  }

  /** The derivatives of a picture. */
  public static PictureDerivatives of(Kind kind, Planes picture) {
    double[] means = picture.channels().stream().mapToDouble(PictureDerivatives::mean).toArray();
    return new PictureDerivatives(
        kind, picture.shape(), picture.images(kind.of(picture.shape())), means, picture.colours());
  }

  private static double mean(double[] channel) {
    double sum = 0;
    for (double value : channel) {
      sum += value;
    }
    return sum / channel.length;
  }

  /** The same derivatives with other numbers, such as noisy ones. */
  public PictureDerivatives with(List<double[]> other) {
    return new PictureDerivatives(kind, shape, other, means, colours);
  }

  /** A from planes to what is known. */
  public ForwardOperator operator() {
    return kind.of(shape);
  }

  /** rms(A x − y). */
  public double misfit(Planes x) {
    return Misfit.rms(operator(), x.channels(), measured);
  }
}
