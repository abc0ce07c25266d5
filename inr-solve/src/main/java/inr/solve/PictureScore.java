package inr.solve;

import inr.metric.Psnr;
import inr.metric.Ssim;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;

/**
 * How close an enlarged picture is to the truth: values clipped to the range, not rounded, without
 * a border as wide as the scale.
 *
 * @param psnr in dB over all channels, see {@link Psnr}
 * @param ssim see {@link Ssim}; empty where a side is below 11 without the border
 */
public record PictureScore(double psnr, OptionalDouble ssim) {
  /**
   * The score of an estimate.
   *
   * @param border rows and columns at each edge that do not count, unless nothing would be left
   */
  public static PictureScore of(Planes truth, Planes estimate, int border) {
    if (!truth.shape().equals(estimate.shape())
        || truth.channels().size() != estimate.channels().size()) {
      throw new IllegalArgumentException(
          "truth is " + text(truth) + " but the estimate is " + text(estimate));
    }
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
