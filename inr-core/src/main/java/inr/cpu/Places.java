package inr.cpu;

import inr.lattice.Entries;
import inr.lattice.Lattice;

/** Where the vertices of a lattice have their numbers. */
final class Places {
  /** What a vertex along each axis but the last counts: places, or a factor before hashing. */
  final int[] steps;

  /** Whether vertices share rows. */
  final boolean hashed;

  private final int mask;

  Places(Lattice lattice) {
    int last = lattice.dimensions() - 1;
    this.hashed = lattice.entries() instanceof Entries.Hashed;
    this.mask = lattice.places() - 1;
    this.steps = new int[last];
    int stride = lattice.axes().get(last).vertices();
    for (int d = last - 1; d >= 0; d--) {
      steps[d] = hashed ? Lattice.prime(last - d) : stride;
      stride *= lattice.axes().get(d).vertices();
    }
  }

  /** Place of a vertex along the last axis on the line that begins at {@code base}. */
  int at(int base, int vertex) {
    return hashed ? (base ^ vertex) & mask : base + vertex;
  }
}
