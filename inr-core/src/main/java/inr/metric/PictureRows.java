package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.function.BiConsumer;

/**
 * Hands the rows of two pictures to a consumer, top to bottom, as doubles, channels of a pixel
 * together, in two arrays used for every row.
 */
final class PictureRows {
  private PictureRows() {}

  static void forEach(
      Medium.Picture shape,
      Samples reference,
      Samples estimate,
      BiConsumer<double[], double[]> consumer) {
    double[] x = new double[shape.width() * shape.channels()];
    double[] y = new double[x.length];
    for (int row = 0; row < shape.height(); row++) {
      int offset = row * x.length;
      for (int i = 0; i < x.length; i++) {
        x[i] = reference.get(offset + i);
        y[i] = estimate.get(offset + i);
      }
      consumer.accept(x, y);
    }
  }
}
