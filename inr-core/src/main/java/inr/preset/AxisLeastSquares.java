package inr.preset;

import inr.grid.Axis;
import inr.lattice.Interpolation;
import inr.lattice.LatticeAxis;

/**
 * Numbers of the vertices along one axis whose blend comes nearest to values at its samples:
 * (ΦᵀΦ)⁻¹Φᵀ y, with Φ {@code [samples, vertices]} the weights of the taps. ΦᵀΦ = RᵀR is banded and
 * taken apart once.
 */
final class AxisLeastSquares {
  private final int samples;
  private final int vertices;
  private final int taps;

  /** Of each sample and tap. */
  private final int[] places;

  private final double[] weights;

  /** R: element (v, v + w) is {@code [v][w]}. */
  private final double[][] factor;

  /** No two vertices may be fewer than a sample apart. */
  AxisLeastSquares(Axis axis, LatticeAxis lattice, Interpolation interpolation) {
    this.samples = axis.samples();
    this.vertices = lattice.vertices();
    this.taps = interpolation.taps();
    this.places = new int[samples * taps];
    this.weights = new double[samples * taps];
    this.factor = new double[vertices][taps];
    for (int i = 0; i < samples; i++) {
      int first = i * taps;
      lattice.taps(axis.coordinate(i), interpolation, 0, places, first, weights, first);
      for (int a = first; a < first + taps; a++) {
        for (int b = first; b < first + taps; b++) {
          if (places[b] >= places[a]) {
            factor[places[a]][places[b] - places[a]] += weights[a] * weights[b];
          }
        }
      }
    }
    for (int v = 0; v < vertices; v++) {
      double[] row = factor[v];
      double pivot = Math.sqrt(row[0]);
      for (int w = 0; w < taps; w++) {
        row[w] /= pivot;
      }
      for (int w = 1; w < taps && v + w < vertices; w++) {
        for (int u = w; u < taps; u++) {
          factor[v + w][u - w] -= row[w] * row[u];
        }
      }
    }
  }

  /**
   * Solves for many lines at once, which lie side by side.
   *
   * @param values {@code [blocks, samples, step]}: read
   * @param step numbers from one sample of a line to the next
   * @return {@code [blocks, vertices, step]}
   */
  double[] solve(double[] values, int step) {
    int blocks = values.length / (samples * step);
    double[] numbers = new double[blocks * vertices * step];
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < samples; i++) {
        for (int tap = i * taps; tap < (i + 1) * taps; tap++) {
          int to = (block * vertices + places[tap]) * step;
          add(weights[tap], values, (block * samples + i) * step, numbers, to, step);
        }
      }
      int first = block * vertices * step;
      for (int v = 0; v < vertices; v++) {
        scale(1 / factor[v][0], numbers, first + v * step, step);
        for (int w = 1; w < taps && v + w < vertices; w++) {
          add(-factor[v][w], numbers, first + v * step, numbers, first + (v + w) * step, step);
        }
      }
      for (int v = vertices - 1; v >= 0; v--) {
        for (int w = 1; w < taps && v + w < vertices; w++) {
          add(-factor[v][w], numbers, first + (v + w) * step, numbers, first + v * step, step);
        }
        scale(1 / factor[v][0], numbers, first + v * step, step);
      }
    }
    return numbers;
  }

  private static void add(double weight, double[] from, int at, double[] to, int place, int count) {
    for (int k = 0; k < count; k++) {
      to[place + k] += weight * from[at + k];
    }
  }

  private static void scale(double weight, double[] numbers, int place, int count) {
    for (int k = 0; k < count; k++) {
      numbers[place + k] *= weight;
    }
  }
}
