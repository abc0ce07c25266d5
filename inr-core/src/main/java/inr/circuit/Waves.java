package inr.circuit;

import java.util.stream.IntStream;

/**
 * Features as raw coordinates and plane waves: M phases p = Ωx, whose sines and cosines go to given
 * feature columns.
 *
 * <p>The optional raw coordinates are columns 0 … D − 1. Wave m has the angular frequencies {@code
 * frequencies[m·D … m·D + D)} in radians per unit of coordinate; its sine is feature {@code
 * sineColumns[m]}, its cosine feature {@code cosineColumns[m]}.
 *
 * @param dimensions coordinates D
 * @param raw whether the coordinates themselves are features
 * @param frequencies Ω, {@code [M, D]} row by row
 * @param sineColumns feature of the sine of each wave
 * @param cosineColumns feature of the cosine of each wave
 */
public record Waves(
    int dimensions, boolean raw, double[] frequencies, int[] sineColumns, int[] cosineColumns)
    implements PointFunction {
  /** Number of waves, M. */
  public int count() {
    return sineColumns.length;
  }

  @Override
  public int features() {
    return (raw ? dimensions : 0) + 2 * count();
  }

  @Override
  public void at(double[] x, double[] features) {
    if (raw) {
      System.arraycopy(x, 0, features, 0, dimensions);
    }
    for (int m = 0; m < count(); m++) {
      double phase = phase(m, x);
      features[sineColumns[m]] = StrictMath.sin(phase);
      features[cosineColumns[m]] = StrictMath.cos(phase);
    }
  }

  @Override
  public WaveDerivative along(Channel channel) {
    return WaveDerivative.of(this, channel);
  }

  /** Phase of wave m at x. */
  public double phase(int m, double[] x) {
    double phase = 0;
    for (int d = 0; d < dimensions; d++) {
      phase += frequencies[m * dimensions + d] * x[d];
    }
    return phase;
  }

  /** Whether each wave runs along one axis, so that every feature depends on one coordinate. */
  public boolean separable() {
    for (int m = 0; m < count(); m++) {
      int axes = 0;
      for (int d = 0; d < dimensions; d++) {
        axes += frequencies[m * dimensions + d] == 0 ? 0 : 1;
      }
      if (axes > 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * The features of one coordinate.
   *
   * @param waves of that coordinate alone
   * @param columns which feature of all each of them is
   */
  public record AlongAxis(Waves waves, int[] columns) {}

  /** The features of coordinate d; the waves must be {@link #separable}. */
  public AlongAxis alongAxis(int d) {
    int[] waves =
        IntStream.range(0, count()).filter(m -> frequencies[m * dimensions + d] != 0).toArray();
    int first = raw ? 1 : 0;
    int[] columns = new int[first + 2 * waves.length];
    if (raw) {
      columns[0] = d;
    }
    double[] along = new double[waves.length];
    for (int i = 0; i < waves.length; i++) {
      along[i] = frequencies[waves[i] * dimensions + d];
      columns[first + 2 * i] = sineColumns[waves[i]];
      columns[first + 2 * i + 1] = cosineColumns[waves[i]];
    }
    return new AlongAxis(alternating(1, raw, along), columns);
  }

  /** Sine and cosine of each wave side by side, after the raw coordinates if wanted. */
  public static Waves alternating(int dimensions, boolean raw, double[] frequencies) {
    int first = raw ? dimensions : 0;
    return columns(dimensions, raw, frequencies, first, 2, first + 1, 2);
  }

  /** All sines, then all cosines. */
  public static Waves sinesThenCosines(int dimensions, double[] frequencies) {
    return columns(dimensions, false, frequencies, 0, 1, frequencies.length / dimensions, 1);
  }

  /** All cosines, then all sines. */
  public static Waves cosinesThenSines(int dimensions, double[] frequencies) {
    return columns(dimensions, false, frequencies, frequencies.length / dimensions, 1, 0, 1);
  }

  private static Waves columns(
      int dimensions,
      boolean raw,
      double[] frequencies,
      int sine,
      int sineStep,
      int cosine,
      int cosineStep) {
    int waves = frequencies.length / dimensions;
    int[] sines = new int[waves];
    int[] cosines = new int[waves];
    for (int m = 0; m < waves; m++) {
      sines[m] = sine + m * sineStep;
      cosines[m] = cosine + m * cosineStep;
    }
    return new Waves(dimensions, raw, frequencies, sines, cosines);
  }
}
