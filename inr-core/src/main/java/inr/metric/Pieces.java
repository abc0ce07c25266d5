package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.function.BiConsumer;

/** Hands the samples of two signals to a consumer, piece by piece and in order, as doubles. */
final class Pieces {
  private Pieces() {}

  /** The rows of two pictures, top to bottom, channels of a pixel together. */
  static void rows(
      Medium.Picture shape,
      Samples reference,
      Samples estimate,
      BiConsumer<double[], double[]> consumer) {
    forEach(reference, estimate, shape.width() * shape.channels(), consumer);
  }

  /**
   * All samples, in arrays that are used again.
   *
   * @param estimate as many samples as {@code reference}
   * @param length of a piece; the last one is shorter if it has to be
   */
  static void forEach(
      Samples reference, Samples estimate, int length, BiConsumer<double[], double[]> consumer) {
    double[] x = {};
    double[] y = {};
    int size = reference.size();
    for (int from = 0; from < size; from += x.length) {
      int count = Math.min(length, size - from);
      if (count != x.length) {
        x = new double[count];
        y = new double[count];
      }
      for (int i = 0; i < count; i++) {
        x[i] = reference.get(from + i);
        y[i] = estimate.get(from + i);
      }
      consumer.accept(x, y);
    }
  }
}
