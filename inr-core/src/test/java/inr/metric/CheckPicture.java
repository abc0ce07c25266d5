package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;

/**
 * A grey picture and a distorted copy of it, both formulas on [0, 1], for which values computed
 * elsewhere in double are known.
 */
record CheckPicture(int height, int width) {
  static double reference(int i, int j) {
    return 0.5
        + 0.25 * Math.sin(0.3 * i) * Math.cos(0.2 * j)
        + 0.2 * ((7 * i + 13 * j) % 17 / 16.0 - 0.5);
  }

  static double estimate(int i, int j) {
    return 0.9 * reference(i, j) + 0.03 + 0.05 * Math.sin(1.1 * i + 0.7 * j);
  }

  /** Hands over the rows of both in double precision, each value mapped first. */
  void forEachRow(DoubleUnaryOperator map, BiConsumer<double[], double[]> consumer) {
    for (int i = 0; i < height; i++) {
      double[] x = new double[width];
      double[] y = new double[width];
      for (int j = 0; j < width; j++) {
        x[j] = map.applyAsDouble(reference(i, j));
        y[j] = map.applyAsDouble(estimate(i, j));
      }
      consumer.accept(x, y);
    }
  }

  /** As an 8-bit grey picture. */
  Medium.Picture shape() {
    return new Medium.Picture(width, height, 1, 8);
  }

  /** The reference in units of an 8-bit picture, not rounded to integers. */
  Samples referenceSamples() {
    return samples(CheckPicture::reference);
  }

  /** The estimate in units of an 8-bit picture, not rounded to integers. */
  Samples estimateSamples() {
    return samples(CheckPicture::estimate);
  }

  /** The reference rounded to integers in a unit of choice. */
  Samples referenceIn(double unit) {
    return integers(CheckPicture::reference, unit);
  }

  /** The estimate rounded to integers in a unit of choice. */
  Samples estimateIn(double unit) {
    return integers(CheckPicture::estimate, unit);
  }

  private Samples integers(Value value, double unit) {
    int[] values = new int[height * width];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        values[i * width + j] = (int) Math.rint(value.at(i, j) / unit);
      }
    }
    return new Samples.Integers(values);
  }

  private Samples samples(Value value) {
    float[] values = new float[height * width];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        values[i * width + j] = (float) (255 * value.at(i, j));
      }
    }
    return new Samples.Floats(values);
  }

  private interface Value {
    double at(int i, int j);
  }
}
