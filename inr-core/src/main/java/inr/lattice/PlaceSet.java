package inr.lattice;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which of the vertices of a lattice have numbers, and where those lie: the k-th chosen vertex has
 * row k. Immutable.
 */
public final class PlaceSet {
  private static final int WORD = Long.SIZE;

  private final int vertices;
  private final long[] words;

  /** Chosen vertices before each word. */
  private final int[] before;

  private final int count;

  private PlaceSet(int vertices, long[] words) {
    if (vertices < 1) {
      throw new IllegalArgumentException(
          "support of " + vertices + " vertices; at least 1 is needed");
    }
    this.vertices = vertices;
    this.words = Arrays.copyOf(words, (vertices + WORD - 1) / WORD);
    this.before = new int[this.words.length];
    int sum = 0;
    for (int w = 0; w < this.words.length; w++) {
      before[w] = sum;
      sum += Long.bitCount(this.words[w]);
    }
    this.count = sum;
    if (count < 1) {
      throw new IllegalArgumentException("support chooses no vertex; at least 1 is needed");
    }
  }

  /**
   * The vertices whose bits are set.
   *
   * @param vertices how many there are; no higher bit may be set
   */
  public static PlaceSet of(int vertices, BitSet chosen) {
    if (chosen.length() > vertices) {
      throw new IllegalArgumentException(
          "support chooses vertex " + (chosen.length() - 1) + " of " + vertices);
    }
    return new PlaceSet(vertices, chosen.toLongArray());
  }

  /** Vertices in all. */
  public int vertices() {
    return vertices;
  }

  /** Vertices chosen. */
  public int count() {
    return count;
  }

  /** Whether a vertex is chosen. */
  public boolean contains(int vertex) {
    return (words[vertex / WORD] >>> vertex & 1) != 0;
  }

  /** Chosen vertices before this one: the row of its numbers, if it is chosen. */
  public int rank(int vertex) {
    long below = words[vertex / WORD] & (1L << vertex) - 1;
    return before[vertex / WORD] + Long.bitCount(below);
  }

  /** The first chosen vertex at or after this one, or −1. */
  public int next(int vertex) {
    if (vertex >= vertices) {
      return -1;
    }
    int w = vertex / WORD;
    long word = words[w] & -1L << vertex;
    while (word == 0) {
      if (++w == words.length) {
        return -1;
      }
      word = words[w];
    }
    return w * WORD + Long.numberOfTrailingZeros(word);
  }

  /** The bits, a copy. */
  public BitSet chosen() {
    return BitSet.valueOf(words);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlaceSet support
        && support.vertices == vertices
        && Arrays.equals(support.words, words);
  }

  @Override
  public int hashCode() {
    return 31 * vertices + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return count + " of " + vertices + " vertices";
  }
}
