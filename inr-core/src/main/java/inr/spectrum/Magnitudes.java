package inr.spectrum;

/**
 * How many numbers there are of which magnitude, so that the largest are found without sorting or
 * keeping them. Counts do not depend on the order in which they are made.
 */
final class Magnitudes {
  private static final int BITS = 16;
  private static final int HIGHEST = 0x7fff;

  private final int[] counts = new int[1 << BITS];

  /** The upper half of the magnitudes that the counts are of; −1 to count upper halves. */
  private final int upper;

  private Magnitudes(int upper) {
    this.upper = upper;
  }

  /** Counts by the upper halves of the numbers' bits, eight of them significant. */
  Magnitudes() {
    this(-1);
  }

  /** Counts numbers of one upper half by their lower half. */
  static Magnitudes within(float magnitude) {
    return new Magnitudes(bits(magnitude) >>> BITS);
  }

  private static int bits(float number) {
    return Float.floatToRawIntBits(number) & Integer.MAX_VALUE;
  }

  /** Counts numbers. */
  void add(float[] numbers, int from, int to) {
    for (int i = from; i < to; i++) {
      int bits = bits(numbers[i]);
      if (upper < 0) {
        counts[bits >>> BITS]++;
      } else if (bits >>> BITS == upper) {
        counts[bits & (1 << BITS) - 1]++;
      }
    }
  }

  /** Counts what another one has counted. */
  void add(Magnitudes other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** How many numbers have been counted. */
  long total() {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /** How many of them are in a higher class than a magnitude. */
  long above(float magnitude) {
    int bits = bits(magnitude);
    int place = upper < 0 ? bits >>> BITS : bits & (1 << BITS) - 1;
    long sum = 0;
    for (int i = place + 1; i < counts.length; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /**
   * The least magnitude of the class in which the number is that is the {@code count}-th largest.
   */
  float least(long count) {
    int top = upper < 0 ? HIGHEST : counts.length - 1;
    long left = count;
    while (top > 0 && counts[top] < left) {
      left -= counts[top--];
    }
    return Float.intBitsToFloat(upper < 0 ? top << BITS : upper << BITS | top);
  }
}
