package inr.lattice;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Vertices over D coordinates and how their numbers become a value at x: Σ over the taps of all
 * axes of Π_d weight_d · row of the vertex.
 *
 * @param axes one for each coordinate, slowest first
 * @param interpolation along every axis
 * @param entries where a vertex has its numbers
 */
public record Lattice(List<LatticeAxis> axes, Interpolation interpolation, Entries entries) {
  private static final int[] PRIMES = {
    1, (int) 2654435761L, 805459861, (int) 3674653429L, 2097192037, 1434869437, (int) 2165219737L
  };

  public Lattice {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > PRIMES.length) {
      throw new IllegalArgumentException(
          "lattice has " + axes.size() + " axes; 1 to " + PRIMES.length + " are accepted");
    }
    long vertices = 1;
    for (LatticeAxis axis : axes) {
      vertices *= vertices > Integer.MAX_VALUE ? 1 : axis.vertices();
    }
    if (!entries.shared() && vertices > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "lattice has "
              + vertices
              + " vertices or more; beyond 2147483647 they need a hashed table");
    }
    if (entries instanceof Entries.Chosen chosen && chosen.support().vertices() != vertices) {
      throw new IllegalArgumentException(
          "lattice has "
              + vertices
              + " vertices but its support is of "
              + chosen.support().vertices());
    }
  }

  /** Coordinates D. */
  public int dimensions() {
    return axes.size();
  }

  /** Rows of its table. */
  public int rows() {
    if (entries instanceof Entries.Chosen chosen) {
      return chosen.support().count();
    }
    return places();
  }

  /** Places that vertices lead to: all vertices, or the rows they share. */
  public int places() {
    if (entries instanceof Entries.Hashed hashed) {
      return hashed.rows();
    }
    if (entries instanceof Entries.Folded folded) {
      return folded.rows();
    }
    int vertices = 1;
    for (LatticeAxis axis : axes) {
      vertices *= axis.vertices();
    }
    return vertices;
  }

  /** The place of a vertex. */
  public int place(int[] vertex) {
    if (entries instanceof Entries.Hashed hashed) {
      return hash(vertex) & hashed.rows() - 1;
    }
    int place = 0;
    if (entries instanceof Entries.Folded folded) {
      for (int v : vertex) {
        place = place * folded.resolution() + v;
      }
      int index = folded.hashes(vertex.length) ? hash(vertex) : place;
      return Integer.remainderUnsigned(index, folded.rows());
    }
    for (int d = 0; d < vertex.length; d++) {
      place = place * axes.get(d).vertices() + vertex[d];
    }
    return place;
  }

  private static int hash(int[] vertex) {
    int hash = 0;
    for (int d = 0; d < vertex.length; d++) {
      hash ^= vertex[d] * PRIMES[vertex.length - 1 - d];
    }
    return hash;
  }

  /** The row at a place, or −1 where all numbers are 0. */
  public int row(int place) {
    if (entries instanceof Entries.Chosen chosen) {
      return chosen.support().contains(place) ? chosen.support().rank(place) : -1;
    }
    return place;
  }

  /** π of the axis that is {@code fromLast} axes before the last, see {@link Entries.Hashed}. */
  public static int prime(int fromLast) {
    return PRIMES[fromLast];
  }

  /** What counts at a point. */
  public interface Visitor {
    /** A place or row that counts with a weight. */
    void visit(int place, double weight);
  }

  /** Visits the rows that make up a value, or a derivative of it, see {@link #visitPlaces}. */
  public void visitRows(double[] x, List<Integer> orders, Visitor visitor) {
    visitPlaces(
        x,
        orders,
        (place, weight) -> {
          int row = row(place);
          if (row >= 0) {
            visitor.visit(row, weight);
          }
        });
  }

  /**
   * Visits the places that make up a value, or a derivative of it, at x; vertices of the last axis
   * change fastest.
   *
   * @param orders of the derivative along each axis, all 0 for the value
   */
  public void visitPlaces(double[] x, List<Integer> orders, Visitor visitor) {
    int taps = interpolation.taps();
    int dimensions = dimensions();
    int[] vertices = new int[dimensions * taps];
    double[] weights = new double[dimensions * taps];
    for (int d = 0; d < dimensions; d++) {
      axes.get(d).taps(x[d], interpolation, orders.get(d), vertices, d * taps, weights, d * taps);
    }
    int[] tap = new int[dimensions];
    int[] vertex = new int[dimensions];
    boolean more = true;
    while (more) {
      double weight = 1;
      for (int d = 0; d < dimensions; d++) {
        weight *= weights[d * taps + tap[d]];
        vertex[d] = vertices[d * taps + tap[d]];
      }
      visitor.visit(place(vertex), weight);
      int d = dimensions - 1;
      while (d >= 0 && ++tap[d] == taps) {
        tap[d--] = 0;
      }
      more = d >= 0;
    }
  }

  /** Short, since lists of lattices are long. */
  @Override
  public String toString() {
    String size =
        axes.stream()
            .map(axis -> String.valueOf(axis.vertices()))
            .collect(Collectors.joining(" x "));
    return size + " " + interpolation + " " + entries;
  }
}
