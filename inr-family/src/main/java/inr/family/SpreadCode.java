package inr.family;

import inr.codec.entropy.LaplaceTables;
import inr.codec.entropy.SymbolReader;
import inr.codec.entropy.SymbolWriter;
import java.util.Arrays;

/**
 * Numbers of known spreads as whole multiples of one step: each is coded under a Laplace
 * distribution of its own spread, so that one which spreads less than the step costs next to
 * nothing.
 *
 * <p>The step is 6 σ / 2^bits, σ the largest spread: the widest number has about so many bits
 * within three standard deviations. The tables of the distributions hold 128 symbols; of numbers
 * that would leave them within six standard deviations the lowest bits are coded as they are.
 *
 * @param step of all numbers
 * @param scales of the distributions, as {@link LaplaceTables} counts them
 * @param plainBits lowest bits of each number's symbols, which are coded as they are
 */
record SpreadCode(double step, int[] scales, int[] plainBits) {
  /** Bits that are accepted. */
  static final int LEAST_BITS = 2;

  static final int MOST_BITS = 10;

  private static final double REACH = 3;

  /** Mean of |x| of a normal distribution of spread 1, √(2/π): that of a Laplace one is its b. */
  private static final double MEAN_SIZE = 0.7978845608028654;

  /** Symbols of the tables on each side of 0. */
  private static final int LARGEST = 64;

  /** Of numbers around 0. */
  static SpreadCode of(double[] spreads, int bits) {
    requireBits(bits);
    double widest = Double.MIN_NORMAL;
    for (double spread : spreads) {
      widest = Math.max(widest, spread);
    }
    double step = 2 * REACH * widest / (1 << bits);
    int[] scales = new int[spreads.length];
    int[] plainBits = new int[spreads.length];
    for (int k = 0; k < scales.length; k++) {
      double inSteps = spreads[k] / step;
      while (2 * REACH * inSteps / (1 << plainBits[k]) > LARGEST) {
        plainBits[k]++;
      }
      double size = Math.max(MEAN_SIZE * inSteps / (1 << plainBits[k]), Double.MIN_NORMAL);
      double scale = LaplaceTables.SCALE_STEPS * (StrictMath.log(size) + LaplaceTables.LEAST_LOG);
      scales[k] = (int) Math.max(0, Math.min(LaplaceTables.SCALES - 1, Math.rint(scale)));
    }
    return new SpreadCode(step, scales, plainBits);
  }

  /** Refuses bits that nobody means. */
  static void requireBits(int bits) {
    if (bits < LEAST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException(
          "bits are " + bits + "; " + LEAST_BITS + " to " + MOST_BITS + " are accepted");
    }
  }

  /** The nearest symbols. */
  int[] symbols(double[] numbers) {
    int[] symbols = new int[numbers.length];
    for (int k = 0; k < symbols.length; k++) {
      int beyond = LARGEST << plainBits[k];
      symbols[k] = (int) Math.max(-beyond, Math.min(beyond - 1, Math.rint(numbers[k] / step)));
    }
    return symbols;
  }

  /** The numbers of symbols. */
  double[] numbers(int[] symbols) {
    double[] numbers = new double[symbols.length];
    Arrays.setAll(numbers, k -> step * symbols[k]);
    return numbers;
  }

  /** 0 is the lowest of the numbers that share its symbol in the tables, not their middle. */
  private static int centre(int plainBits) {
    return -(LaplaceTables.CENTRE_STEPS / 2 * ((1 << plainBits) - 1)) >> plainBits;
  }

  /** Appends the symbols of one signal. */
  void write(SymbolWriter writer, int[] symbols) {
    for (int k = 0; k < symbols.length; k++) {
      int plain = plainBits[k];
      writer.laplace(scales[k], centre(plain), symbols[k] >> plain);
      if (plain > 0) {
        writer.uniform(plain, symbols[k] & (1 << plain) - 1);
      }
    }
  }

  /** The symbols of the next signal. */
  int[] read(SymbolReader reader) {
    int[] symbols = new int[scales.length];
    for (int k = 0; k < symbols.length; k++) {
      int plain = plainBits[k];
      int table = reader.laplace(scales[k], centre(plain));
      symbols[k] = table << plain | reader.uniform(plain);
    }
    return symbols;
  }
}
