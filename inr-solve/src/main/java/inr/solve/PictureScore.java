package inr.solve;

import inr.metric.Psnr;
import inr.metric.Ssim;
import inr.operator.Mask;
import inr.operator.Shape;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;

/**
 * How close a picture is to the truth: values clipped to the range, not rounded.
 *
 * @param psnr in dB over all channels of the pixels that count, see {@link Psnr}
 * @param ssim see {@link Ssim}; empty where a side is below 11
 */
public record PictureScore(double psnr, OptionalDouble ssim) {
  /**
   * The score of an estimate without a border.
   *
   * @param border rows and columns at each edge that do not count, unless nothing would be left
   */
  public static PictureScore of(Planes truth, Planes estimate, int border) {
    requireAlike(truth, estimate);
    boolean roomy = Math.min(truth.height(), truth.width()) > 2 * border;
    int margin = roomy ? border : 0;
    Medium.Picture shape =
        new Medium.Picture(
            truth.width() - 2 * margin,
            truth.height() - 2 * margin,
            truth.channels().size(),
            Byte.SIZE);
    Samples reference = samples(truth, margin, shape);
    Samples clipped = samples(estimate, margin, shape);
    return new PictureScore(Psnr.of(shape, reference, clipped), Ssim.of(shape, reference, clipped));
  }

  /**
   * The score of an estimate whose PSNR is that of some pixels; SSIM is that of the whole picture.
   *
   * @param counted for each pixel whether it counts; at least one does
   */
  public static PictureScore where(Planes truth, Planes estimate, boolean[] counted) {
    requireAlike(truth, estimate);
    Mask mask = new Mask(truth.shape(), counted);
    Shape row = Shape.of(1, mask.range().size());
    double psnr = of(some(truth, mask, row), some(estimate, mask, row), 0).psnr();
    return new PictureScore(psnr, of(truth, estimate, 0).ssim());
  }

  /** The pixels that count, in one row. */
  private static Planes some(Planes planes, Mask mask, Shape row) {
    return new Planes(row, planes.images(mask), planes.colours());
  }

  private static void requireAlike(Planes truth, Planes estimate) {
    if (!truth.shape().equals(estimate.shape())
        || truth.channels().size() != estimate.channels().size()) {
      throw new IllegalArgumentException(
          "truth is " + text(truth) + " but the estimate is " + text(estimate));
    }
  }

  private static String text(Planes planes) {
    return planes.width()
        + " x "
        + planes.height()
        + " with "
        + planes.channels().size()
        + " channels";
  }

  private static Samples samples(Planes planes, int margin, Medium.Picture shape) {
    int count = shape.channels();
    float[] samples = new float[shape.width() * shape.height() * count];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i / count;
      int y = pixel / shape.width() + margin;
      int x = pixel % shape.width() + margin;
      double value = planes.channels().get(i % count)[y * planes.width() + x];
      samples[i] = (float) (Math.min(1, Math.max(0, value)) * shape.peak());
    }
    return new Samples.Floats(samples);
  }
}
