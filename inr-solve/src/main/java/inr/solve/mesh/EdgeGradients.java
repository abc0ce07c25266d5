package inr.solve.mesh;

import java.util.Arrays;

/**
 * Slopes at the points of a triangulation from their values alone: those for which the cubics along
 * all edges, each with the values and slopes of its ends, bend least: min Σ ∫ (w″)² ds. The slope g
 * of a point p with neighbours q, e = q − p and l = |e| satisfies
 *
 * <pre>Σ 2 e eᵀ g/l³ = Σ (3 (f(q) − f(p)) − g(q)·e) e/l³,</pre>
 *
 * <p>which is solved point by point, in turn, until no slope changes by more than a millionth of
 * the largest, or {@value #MOST_TURNS} times.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1983-0679444-7">Nielson 1983</a>
 */
public final class EdgeGradients {
  private static final int MOST_TURNS = 400;
  private static final double SMALL = 1e-6;

  private final Delaunay mesh;

  /** Neighbours of all points one after another, and where those of a point begin. */
  private final int[] neighbours;

  private final int[] starts;

  /** Neighbours of all points of a triangulation. */
  public EdgeGradients(Delaunay mesh) {
    this.mesh = mesh;
    this.starts = new int[mesh.points() + 1];
    eachPair((from, to) -> starts[from + 1]++);
    Arrays.parallelPrefix(starts, Integer::sum);
    this.neighbours = new int[starts[mesh.points()]];
    int[] filled = Arrays.copyOf(starts, mesh.points());
    eachPair((from, to) -> neighbours[filled[from]++] = to);
  }

  @FunctionalInterface
  private interface Pair {
    void see(int from, int to);
  }

  /** Each edge both ways. */
  private void eachPair(Pair pair) {
    for (int edge = 0; edge < 3 * mesh.triangles(); edge++) {
      pair.see(mesh.corner(edge), mesh.end(edge));
      if (mesh.isHull(edge)) {
        pair.see(mesh.end(edge), mesh.corner(edge));
      }
    }
  }

  /** Slopes {@code [points, 2]} along x and y of values at all points. */
  public double[] of(double[] values) {
    double[] slopes = new double[2 * values.length];
    double change = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int turn = 0; turn < MOST_TURNS && change > SMALL * largest; turn++) {
      change = 0;
      largest = 0;
      for (int point = 0; point < values.length; point++) {
        change = Math.max(change, improve(point, values, slopes));
        largest = Math.max(largest, Math.abs(slopes[2 * point]));
        largest = Math.max(largest, Math.abs(slopes[2 * point + 1]));
      }
    }
    return slopes;
  }

  /** How much the slope of a point changed. */
  private double improve(int point, double[] values, double[] slopes) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double x = 0;
    double y = 0;
    for (int k = starts[point]; k < starts[point + 1]; k++) {
      int other = neighbours[k];
      double across = mesh.x(other) - mesh.x(point);
      double down = mesh.y(other) - mesh.y(point);
      double square = across * across + down * down;
      double weight = 1 / (square * Math.sqrt(square));
      double theirs = slopes[2 * other] * across + slopes[2 * other + 1] * down;
      double wanted = weight * (3 * (values[other] - values[point]) - theirs);
      xx += 2 * weight * across * across;
      xy += 2 * weight * across * down;
      yy += 2 * weight * down * down;
      x += wanted * across;
      y += wanted * down;
    }
    double determinant = xx * yy - xy * xy;
    double newX = (yy * x - xy * y) / determinant;
    double newY = (xx * y - xy * x) / determinant;
    double change =
        Math.max(Math.abs(newX - slopes[2 * point]), Math.abs(newY - slopes[2 * point + 1]));
    slopes[2 * point] = newX;
    slopes[2 * point + 1] = newY;
    return change;
  }
}
