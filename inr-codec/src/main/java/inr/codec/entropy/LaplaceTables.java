package inr.codec.entropy;

import inr.codec.shape.Plane;
import java.util.Arrays;

/**
 * Probabilities of symbols under Laplace distributions, exact and in whole numbers.
 *
 * <p>Scale k = 0 … 160 stands for b = exp(−5 + k/16), centre m for µ = m/64. With S(j) =
 * ½·exp(−j/(64·b)) the distribution function at t/64 is F(t) = S(−t) for t &lt; 0 and 1 − S(t)
 * else; the symbols below n have the frequency
 *
 * <pre>  C(n) = ⌊(2²⁴ − 128)·F(64n − 32 − m)⌋ + n + 64,  C(−64) = 0,  C(64) = 2²⁴</pre>
 *
 * <p>so that each of the 128 symbols has at least 1 of 2²⁴ and their sum is exact. S is kept with
 * 31 bits behind the point and comes from the recursion P(j + 1) = 4·⌊P(j)·r/2⁶⁴⌋ from P(0) = 2⁶¹
 * with the constants r of {@link LaplaceDecay}; S(j) = ⌊P(j)/2³¹⌋.
 */
public final class LaplaceTables {
  /** Number of scales. */
  public static final int SCALES = 161;

  /** Scale steps of one unit of ln b. */
  public static final int SCALE_STEPS = 16;

  /** ln b of scale 0, negated. */
  public static final int LEAST_LOG = 5;

  /** Centre steps of one symbol. */
  public static final int CENTRE_STEPS = 64;

  /** Least centre. */
  public static final int LEAST_CENTRE = Plane.LEAST * CENTRE_STEPS;

  /** Largest centre. */
  public static final int LARGEST_CENTRE = Plane.LARGEST * CENTRE_STEPS;

  private static final int SYMBOLS = Plane.LARGEST - Plane.LEAST + 1;
  private static final long SHARED = Rans.TOTAL - SYMBOLS;

  /** Edges lie at most this far from the centre: (64 + 64)·64 + 32, in 1/64. */
  private static final int FARTHEST = SYMBOLS * CENTRE_STEPS + CENTRE_STEPS / 2;

  /** Tails by scale, made when they are first asked for; a race makes equal rows. */
  private static final int[][] TAILS = new int[SCALES][];

  private LaplaceTables() {}

  /** S(0), S(1), … of a scale in units of 2⁻³¹, to the last that is not 0. Not to be changed. */
  public static int[] tail(int scale) {
    int[] known = TAILS[scale];
    if (known != null) {
      return known;
    }
    int[] tail = new int[FARTHEST + 1];
    int length = 0;
    for (long p = 1L << 61; length < tail.length && p >> 31 > 0; length++) {
      tail[length] = (int) (p >> 31);
      p = Math.multiplyHigh(p, LaplaceDecay.Q62[scale]) << 2;
    }
    int[] made = Arrays.copyOf(tail, length);
    TAILS[scale] = made;
    return made;
  }

  /**
   * Frequency of all symbols below one, of 2²⁴.
   *
   * @param tail that of the scale
   * @param centre m, from {@link #LEAST_CENTRE} to {@link #LARGEST_CENTRE}
   * @param symbol −64 to 64
   */
  public static int below(int[] tail, int centre, int symbol) {
    if (symbol <= Plane.LEAST) {
      return 0;
    }
    if (symbol > Plane.LARGEST) {
      return Rans.TOTAL;
    }
    int edge = symbol * CENTRE_STEPS - CENTRE_STEPS / 2 - centre;
    int distance = Math.abs(edge);
    int outside = distance < tail.length ? tail[distance] : 0;
    long function = edge < 0 ? outside : (1L << 31) - outside;
    return (int) (SHARED * function >> 31) + symbol - Plane.LEAST;
  }

  /** Bits that a symbol takes, −log₂ of its probability. */
  public static double bits(int scale, int centre, int symbol) {
    int[] tail = tail(scale);
    int frequency = below(tail, centre, symbol + 1) - below(tail, centre, symbol);
    return Rans.bits(frequency);
  }

  /** The symbol that a centre lies on. */
  static int nearest(int centre) {
    return centre + CENTRE_STEPS / 2 >> 6;
  }
}
