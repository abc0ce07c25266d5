package inr.random;

/**
 * Random numbers as a pure function of (seed, stream, index): no state, so any thread, backend or
 * resumed run draws the same.
 *
 * <p>The 64 bits are those of SplitMix64's finaliser (Steele, Lea and Flood 2014) applied twice,
 * over seed and stream and then over the index.
 */
public final class CounterRandom {
  /**
   * Stream of the random matrices of encodings. Streams from 0 on belong to the epochs of the
   * sampler.
   */
  public static final long ENCODING = -1;

  /** Stream of where samplers begin in each block of a grid. */
  public static final long BLOCKS = -2;

  /** Stream of what is held out of training. */
  public static final long HELD_OUT = -3;

  /** Stream of the initial values of parameter tensor 0; tensor t has the stream after it by t. */
  public static final long PARAMETERS = Long.MIN_VALUE;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private final long key;

  /** The numbers of one stream of one seed. */
  public CounterRandom(long seed, long stream) {
    this.key = mix(mix(seed + GOLDEN) ^ (stream * GOLDEN));
  }

  /** 64 random bits. */
  public long bits(long index) {
    return mix(key + index * GOLDEN);
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  public double uniform(long index) {
    return (bits(index) >>> 11) * 0x1p-53;
  }

  /** Standard normal (Box and Muller), by the bit-exact functions of {@link StrictMath}. */
  public double normal(long index) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * index + 1));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
