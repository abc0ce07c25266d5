package inr.cpu;

import inr.lattice.Entries;
import inr.lattice.Lattice;

/** Where the vertices of a lattice have their numbers. */
final class Places {
  /** What a vertex along each axis but the last counts: places, or a factor before hashing. */
  final int[] steps;

  /** See {@link Entries#shared}. */
  final boolean shared;

  private final boolean hashed;
  private final int rows;
  private final boolean masked;

  Places(Lattice lattice) {
    int last = lattice.dimensions() - 1;
    this.shared = lattice.entries().shared();
    this.hashed =
        lattice.entries() instanceof Entries.Folded some
            ? some.hashes(lattice.dimensions())
            : shared;
    this.rows = lattice.places();
    this.masked = Integer.bitCount(rows) == 1;
    this.steps = new int[last];
    int stride = 1;
    for (int d = last - 1; d >= 0; d--) {
      stride *=
          lattice.entries() instanceof Entries.Folded some
              ? some.resolution()
              : lattice.axes().get(d + 1).vertices();
      steps[d] = hashed ? Lattice.prime(last - d) : stride;
    }
  }

  /** Base of a line of vertices and of one more axis, see {@link #at}. */
  int joined(int base, int part) {
    return hashed ? base ^ part : base + part;
  }

  /** Place of a vertex along the last axis on the line that begins at {@code base}. */
  int at(int base, int vertex) {
    int place = joined(base, vertex);
    if (!shared) {
      return place;
    }
    return masked ? place & rows - 1 : Integer.remainderUnsigned(place, rows);
  }
}
