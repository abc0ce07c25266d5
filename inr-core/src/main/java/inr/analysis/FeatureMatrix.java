package inr.analysis;

import inr.circuit.Circuit;
import inr.circuit.Sketch;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.reference.ReferenceNetwork;

/**
 * Features Φ {@code [N, F]} of an encoding at N evenly spaced places of one coordinate, in double
 * precision.
 */
final class FeatureMatrix {
  private static final int MOST_STEPS = 2000;
  private static final double ENOUGH = 1e-13;

  /** Its multiples modulo 1 have no symmetry, so a start of them misses no singular vector. */
  private static final double GOLDEN = 0.6180339887498949;

  private final double[] values;
  private final int rows;
  private final int columns;

  /**
   * The features of an encoding; parameters are those that training begins with.
   *
   * @param seed of these parameters
   */
  FeatureMatrix(Encoding encoding, int samples, long seed) {
    Sketch sketch = new Sketch(1);
    Circuit circuit = sketch.finish(encoding.write(sketch));
    double[] parameters = circuit.layout().initial(seed).doubles();
    Axis axis = Axis.centred("x", samples);
    double[] places = new double[samples];
    for (int i = 0; i < samples; i++) {
      places[i] = axis.coordinate(i);
    }
    values = new ReferenceNetwork(circuit).forward(parameters, places);
    rows = samples;
    columns = values.length / samples;
  }

  int columns() {
    return columns;
  }

  /** Inner product of two rows. */
  double product(int a, int b) {
    double sum = 0;
    for (int f = 0; f < columns; f++) {
      sum += values[a * columns + f] * values[b * columns + f];
    }
    return sum;
  }

  /** Σ s_i² / s_1² of the singular values s, from 1 to the rank; 0 where all is 0. */
  double stableRank() {
    double all = square(values);
    return all > 0 ? all / largestSquare() : 0;
  }

  /** s_1², by powers of ΦᵀΦ; grows from step to step, and ends where that is no more than noise. */
  private double largestSquare() {
    double[] v = new double[columns];
    for (int f = 0; f < columns; f++) {
      v[f] = 1 + f * GOLDEN % 1;
    }
    double found = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      normalise(v);
      double[] u = times(v);
      double last = found;
      found = square(u);
      if (found - last <= ENOUGH * found) {
        return found;
      }
      v = transposedTimes(u);
    }
    return found;
  }

  private double[] times(double[] v) {
    double[] u = new double[rows];
    for (int n = 0; n < rows; n++) {
      for (int f = 0; f < columns; f++) {
        u[n] += values[n * columns + f] * v[f];
      }
    }
    return u;
  }

  private double[] transposedTimes(double[] u) {
    double[] v = new double[columns];
    for (int n = 0; n < rows; n++) {
      for (int f = 0; f < columns; f++) {
        v[f] += values[n * columns + f] * u[n];
      }
    }
    return v;
  }

  private static void normalise(double[] v) {
    double norm = Math.sqrt(square(v));
    for (int i = 0; i < v.length; i++) {
      v[i] /= norm;
    }
  }

  private static double square(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number * number;
    }
    return sum;
  }
}
