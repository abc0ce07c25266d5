package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;

/** Mean squared error: MSE = 1/n · Σᵢ (xᵢ − yᵢ)² over all n samples of all channels together. */
public final class MeanSquaredError {
  private MeanSquaredError() {}

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
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double error = reference.get(i) - estimate.get(i);
      sum += error * error;
    }
    return sum / size;
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
