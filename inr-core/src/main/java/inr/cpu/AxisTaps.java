package inr.cpu;

import inr.lattice.Interpolation;
import inr.lattice.LatticeAxis;

/** Where the taps of one axis of a lattice lie, and what they weigh, at some coordinates. */
final class AxisTaps {
  private final LatticeAxis axis;
  private final Interpolation interpolation;
  private final int order;

  /** Taps of a coordinate. */
  final int taps;

  /** Vertices, {@code [coordinate][tap]}. */
  final int[] vertices;

  /** Weights, {@code [coordinate][tap]}. */
  final float[] weights;

  /**
   * Room for the taps at some coordinates.
   *
   * @param order of the derivative along the axis
   */
  AxisTaps(LatticeAxis axis, Interpolation interpolation, int order, int coordinates) {
    this.axis = axis;
    this.interpolation = interpolation;
    this.order = order;
    this.taps = interpolation.taps();
    this.vertices = new int[coordinates * taps];
    this.weights = new float[coordinates * taps];
  }

  /** The lowest vertex at a coordinate. */
  int lowest(int index) {
    return vertices[index * taps];
  }

  /** The highest. */
  int highest(int index) {
    return vertices[index * taps + taps - 1];
  }

  /**
   * Σ over the taps at a coordinate of weight · number of the vertex.
   *
   * @param line numbers from vertex {@code first} on, {@code [vertex][feature]}
   */
  float along(int index, float[] line, int first, int features, int feature) {
    int tap = index * taps;
    int start = feature - first * features;
    float sum = weights[tap] * line[vertices[tap] * features + start];
    for (int k = 1; k < taps; k++) {
      sum = Math.fma(weights[tap + k], line[vertices[tap + k] * features + start], sum);
    }
    return sum;
  }

  /** The other way: adds weight · slope to the sum of each vertex. */
  void back(int index, float slope, float[] line, int first, int features, int feature) {
    int tap = index * taps;
    int start = feature - first * features;
    for (int k = 0; k < taps; k++) {
      int place = vertices[tap + k] * features + start;
      line[place] = Math.fma(weights[tap + k], slope, line[place]);
    }
  }

  /** Sets the taps of place {@code index} to those at coordinate x; any thread may, its own. */
  void set(int index, double x) {
    double[] exact = new double[taps];
    axis.taps(x, interpolation, order, vertices, index * taps, exact, 0);
    for (int k = 0; k < taps; k++) {
      weights[index * taps + k] = (float) exact[k];
    }
  }
}
