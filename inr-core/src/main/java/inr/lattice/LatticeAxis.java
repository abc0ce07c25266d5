package inr.lattice;

import inr.grid.Axis;

/**
 * Vertices along one coordinate: vertex v lies at p = v, where p = scale · x + offset. Beyond the
 * first and the last vertex everything stays as it is there.
 *
 * @param vertices n, at least 1
 * @param scale vertices per unit of the coordinate, positive
 * @param offset position of x = 0
 */
public record LatticeAxis(int vertices, double scale, double offset) {
  public LatticeAxis {
    boolean usable = scale > 0 && scale < Double.POSITIVE_INFINITY && Double.isFinite(offset);
    if (vertices < 1 || !usable) {
      throw new IllegalArgumentException(
          "lattice axis has "
              + vertices
              + " vertices at scale "
              + scale
              + " and offset "
              + offset
              + "; at least 1 vertex, a positive scale and a finite offset are needed");
    }
  }

  /**
   * One vertex in the middle of each cell of {@code cell} samples, on an axis whose samples are the
   * centres of equal parts of [−1, 1]; the last cell may be cut.
   */
  public static LatticeAxis ofCells(int samples, double cell) {
    int vertices = (int) Math.max(1, Math.ceil(samples / cell - 1e-4));
    double scale = samples / (2 * cell);
    return new LatticeAxis(vertices, scale, scale - 0.5);
  }

  /** The same on any axis: one vertex in the middle of each {@code cell} of its samples. */
  public static LatticeAxis over(Axis axis, double cell) {
    int samples = axis.samples();
    double first = axis.coordinate(0);
    double step = samples == 1 ? 1 : (axis.coordinate(samples - 1) - first) / (samples - 1);
    int vertices = (int) Math.max(1, Math.ceil(samples / cell - 1e-4));
    double scale = 1 / (step * cell);
    return new LatticeAxis(vertices, scale, 0.5 / cell - 0.5 - first * scale);
  }

  /**
   * Where its taps lie and what they weigh at one coordinate.
   *
   * @param x coordinate
   * @param order of the derivative by x
   * @param vertices overwritten from {@code vertexPlace} on: vertex of each tap
   * @param weights overwritten from {@code weightPlace} on: its weight
   */
  public void taps(
      double x,
      Interpolation interpolation,
      int order,
      int[] vertices,
      int vertexPlace,
      double[] weights,
      int weightPlace) {
    double p = scale * x + offset;
    double inside = Math.max(0, Math.min(this.vertices - 1, p));
    int base = interpolation.base(inside, this.vertices);
    double factor = 1;
    for (int k = 0; k < order; k++) {
      factor *= p == inside ? scale : 0;
    }
    for (int k = 0; k < interpolation.taps(); k++) {
      int vertex = base + interpolation.first() + k;
      vertices[vertexPlace + k] = Math.max(0, Math.min(this.vertices - 1, vertex));
      weights[weightPlace + k] = factor * interpolation.weight(k, inside - base, order);
    }
  }
}
