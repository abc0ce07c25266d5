package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.function.BiConsumer;

/**
 * Mean squared error: MSE = 1/n · Σᵢ (xᵢ − yᵢ)² over all n samples of all channels together, in
 * squared stored units.
 *
 * <p>An instance takes the samples piece by piece, so that neither signal has to be in memory.
 */
public final class MeanSquaredError implements BiConsumer<double[], double[]> {
  private static final int PIECE = 4096;

  private double sum;
  private long size;

  /** The error of no samples yet. */
  public MeanSquaredError() {}

  /**
   * Takes the next samples, which are read and not kept.
   *
   * @param reference x
   * @param estimate y, as many
   */
  @Override
  public void accept(double[] reference, double[] estimate) {
    double total = sum;
    for (int i = 0; i < reference.length; i++) {
      double error = reference[i] - estimate[i];
      total += error * error;
    }
    sum = total;
    size += reference.length;
  }

  /** MSE of the samples so far; NaN if there were none. */
  public double value() {
    return sum / size;
  }

  /**
   * MSE in squared stored units: of an 8-bit picture between 0 and 255².
   *
   * @param reference x, at least one sample
   * @param estimate y, as many samples
   */
  public static double of(Samples reference, Samples estimate) {
    int size = reference.size();
    if (size == 0 || estimate.size() != size) {
      throw new IllegalArgumentException(
          "mean squared error needs as many samples on both sides and at least one, but the reference has "
              + size
              + " and the estimate "
              + estimate.size());
    }
    MeanSquaredError error = new MeanSquaredError();
    Pieces.forEach(reference, estimate, PIECE, error);
    return error.value();
  }

  /** MSE of a picture in squared stored units. */
  public static double of(Medium.Picture shape, Samples reference, Samples estimate) {
    Shapes.requireFilled(shape, reference, estimate);
    return of(reference, estimate);
  }

  /** MSE of a sound on the amplitude scale, on which full scale is 1. */
  public static double of(Medium.Sound shape, Samples reference, Samples estimate) {
    Shapes.requireFilled(shape, reference, estimate);
    return of(reference, estimate) / (shape.fullScale() * shape.fullScale());
  }
}
