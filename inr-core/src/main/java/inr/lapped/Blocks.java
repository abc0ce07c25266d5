package inr.lapped;

import inr.lattice.PlaceSet;
import java.util.Arrays;

/**
 * A line cut into blocks, each with as many cosines as it is long. Immutable.
 *
 * <p>Block p lies between the borders b_p and b_{p+1}, N apart; where two blocks meet they overlap
 * by h on either side. With s = u − b_p its cosine of order m, 0 ≤ m &lt; N, is
 *
 * <pre>  φ(u) = w(s) √(2/N) cos(π/N (m + ½) s)</pre>
 *
 * where w rises from 0 at s = −h_p to 1 at s = h_p as {@link Rise} does, and falls likewise around
 * s = N; beyond that φ is 0. Sample n of a sound lies at u = n + ½. On samples all cosines of all
 * blocks together are an orthonormal basis. They are continuous, but for the outer ends, where
 * there is no overlap; their slope jumps a little where an overlap begins or ends.
 *
 * <p>Cosine m of block p has place b_p + m, so there are as many places as the line is long.
 *
 * @see <a href="https://doi.org/10.1109/78.157221">Malvar 1992, Coifman and Meyer 1991</a>
 */
public final class Blocks {
  private static final int[][] BINOMIAL = {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}};

  /** b, one more than there are blocks. */
  private final int[] borders;

  /** h of each border. */
  private final int[] overlaps;

  private Blocks(int[] borders, int[] overlaps) {
    this.borders = borders;
    this.overlaps = overlaps;
  }

  /**
   * Blocks one after the other.
   *
   * @param sizes N of each block, powers of two
   * @param overlaps h at each border, 0 or powers of two; 0 at both ends, and those of a block
   *     together no longer than it
   */
  public static Blocks of(int[] sizes, int[] overlaps) {
    if (sizes.length < 1 || overlaps.length != sizes.length + 1) {
      throw new IllegalArgumentException(
          sizes.length
              + " blocks have "
              + overlaps.length
              + " overlaps; at least 1 block, and one overlap more, are needed");
    }
    int[] borders = new int[overlaps.length];
    for (int p = 0; p < sizes.length; p++) {
      if (Integer.bitCount(sizes[p]) != 1 || sizes[p] < 1) {
        throw new IllegalArgumentException(
            "block " + p + " has size " + sizes[p] + "; a power of two is needed");
      }
      long end = (long) borders[p] + sizes[p];
      if (end > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "blocks are longer than 2147483647 samples together; cut the sound");
      }
      borders[p + 1] = (int) end;
    }
    for (int p = 0; p < overlaps.length; p++) {
      boolean end = p == 0 || p == sizes.length;
      if (overlaps[p] < 0 || Integer.bitCount(overlaps[p]) > 1 || end && overlaps[p] != 0) {
        throw new IllegalArgumentException(
            "border "
                + p
                + " has overlap "
                + overlaps[p]
                + "; 0 or a power of two is needed, and 0 at both ends");
      }
      if (!end && overlaps[p] > sizes[p] - overlaps[p + 1]
          || p > 0 && overlaps[p] > sizes[p - 1] - overlaps[p - 1]) {
        throw new IllegalArgumentException(
            "border "
                + p
                + " has overlap "
                + overlaps[p]
                + ", which a block beside it cannot hold");
      }
    }
    return new Blocks(borders, overlaps.clone());
  }

  /** How many there are. */
  public int count() {
    return borders.length - 1;
  }

  /** Length of all together, and places of cosines. */
  public int length() {
    return borders[count()];
  }

  /** b of a block; that of number {@link #count} is the end. */
  public int border(int block) {
    return borders[block];
  }

  /** N. */
  public int size(int block) {
    return borders[block + 1] - borders[block];
  }

  /** h at a border. */
  public int overlap(int border) {
    return overlaps[border];
  }

  /** The first block that is not 0 at u; −1 outside the line. */
  public int first(double u) {
    if (!(u >= 0 && u < length())) {
      return -1;
    }
    int found = Arrays.binarySearch(borders, (int) u);
    int block = found >= 0 ? found : -found - 2;
    return u < borders[block] + overlaps[block] ? block - 1 : block;
  }

  /** The last block that is not 0 at u: the first or the one after it; −2 outside the line. */
  public int last(double u) {
    int first = first(u);
    if (first < 0) {
      return -2;
    }
    return u >= borders[first + 1] - overlaps[first + 1] && first + 1 < count() ? first + 1 : first;
  }

  /**
   * Derivative of a block's window.
   *
   * @param s place counted from the border, where the block is not 0
   */
  private double window(int block, double s, int order) {
    int size = size(block);
    int left = overlaps[block];
    int right = overlaps[block + 1];
    if (s < left) {
      return Rise.derivative((left + s) / (2 * left), order) / StrictMath.pow(2 * left, order);
    }
    if (s > size - right) {
      double slope = Rise.derivative((right + size - s) / (2 * right), order);
      return slope / StrictMath.pow(-2 * right, order);
    }
    return order == 0 ? 1 : 0;
  }

  /**
   * What the derivative of order k of every cosine of a block counts in the derivative of order n
   * of its φ, but for (m + ½)ᵏ: C(n, k) · w⁽ⁿ⁻ᵏ⁾(s) · √(2/N) · (π/N)ᵏ.
   *
   * @param s place counted from the border, where the block is not 0
   */
  public double factor(int block, double s, int n, int k) {
    int size = size(block);
    double window = window(block, s, n - k);
    return BINOMIAL[n][k] * window * Math.sqrt(2.0 / size) * StrictMath.pow(Math.PI / size, k);
  }

  /** What counts at a place of the line. */
  public interface Visitor {
    /** The number of a chosen cosine, by rank, counts with a weight. */
    void visit(int rank, double weight);
  }

  /**
   * Visits the chosen cosines that are not 0 at u.
   *
   * @param order of the derivative by u, 0 to 3
   * @param chosen places of cosines
   */
  public void visit(double u, int order, PlaceSet chosen, Visitor visitor) {
    int last = last(u);
    for (int block = Math.max(0, first(u)); block <= last; block++) {
      double s = u - borders[block];
      double[] factors = new double[order + 1];
      for (int k = 0; k <= order; k++) {
        factors[k] = factor(block, s, order, k);
      }
      int place = chosen.next(borders[block]);
      if (place < 0 || place >= borders[block + 1]) {
        continue;
      }
      for (int rank = chosen.rank(place); place >= 0 && place < borders[block + 1]; rank++) {
        double frequency = place - borders[block] + 0.5;
        double phase = Math.PI / size(block) * frequency * s;
        double weight = 0;
        double power = 1;
        for (double factor : factors) {
          weight += factor * power * StrictMath.cos(phase);
          power *= frequency;
          phase += Math.PI / 2;
        }
        visitor.visit(rank, weight);
        place = chosen.next(place + 1);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blocks blocks
        && Arrays.equals(blocks.borders, borders)
        && Arrays.equals(blocks.overlaps, overlaps);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(borders) + Arrays.hashCode(overlaps);
  }

  @Override
  public String toString() {
    return count() + " blocks of " + length() + " places";
  }
}
