package inr.lattice;

/** Which row of a table the numbers of a vertex are. */
public sealed interface Entries {
  /** Whether vertices share rows, so that a line of them need not lie in a row. */
  default boolean shared() {
    return false;
  }

  /** Every vertex has a row; the last coordinate is the fastest. */
  record Every() implements Entries {}

  /** Some vertices have a row, in the same order; the numbers of all others are 0. */
  record Chosen(PlaceSet support) implements Entries {}

  /**
   * Vertices share rows: row = XOR of v_d · π_d, modulo {@code rows}, with π = 1, 2654435761,
   * 805459861, … from the last coordinate to the first, in 32-bit arithmetic.
   *
   * @param rows a power of two
   * @see <a href="https://arxiv.org/abs/2201.05989">Müller et al. 2022</a>
   */
  record Hashed(int rows) implements Entries {
    public Hashed {
      if (rows < 1 || Integer.bitCount(rows) != 1) {
        throw new IllegalArgumentException(
            "hashed table has " + rows + " rows; a power of two is needed");
      }
    }

    @Override
    public boolean shared() {
      return true;
    }
  }

  /**
   * Vertices share rows as in the published code: row = Σ v_d · resolution^(D − 1 − d), the last
   * coordinate the fastest, or the XOR of {@link Hashed} where resolution^D is more than {@code
   * rows}; either in 32-bit arithmetic, modulo rows. Vertices beyond the resolution so meet rows of
   * others.
   *
   * @param resolution vertices along an axis that are counted, at least 1
   * @param rows at least 1
   * @see <a href="https://github.com/NVlabs/tiny-cuda-nn">Müller et al., encodings/grid.h</a>
   */
  record Folded(int resolution, int rows) implements Entries {
    public Folded {
      if (resolution < 1 || rows < 1) {
        throw new IllegalArgumentException(
            "folded table has resolution "
                + resolution
                + " and "
                + rows
                + " rows; at least 1 of each is needed");
      }
    }

    @Override
    public boolean shared() {
      return true;
    }

    /** Whether vertices of so many axes are hashed. */
    public boolean hashes(int dimensions) {
      return StrictMath.pow(resolution, dimensions) > rows;
    }
  }
}
