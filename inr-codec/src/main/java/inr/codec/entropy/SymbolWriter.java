package inr.codec.entropy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Collects symbols and their probabilities and turns them into a stream that {@link SymbolReader}
 * reads in the same order.
 *
 * <p>A stream is the last state as two words, low word first, and then the words in the order in
 * which they are read; words are little-endian.
 */
public final class SymbolWriter implements BitCode {
  private int[] begins = new int[1024];
  private int[] frequencies = new int[1024];
  private int count;

  /** Appends a symbol −64 … 63 with the scale and centre of its distribution. */
  public void laplace(int scale, int centre, int symbol) {
    int[] tail = LaplaceTables.tail(scale);
    int begin = LaplaceTables.below(tail, centre, symbol);
    put(begin, LaplaceTables.below(tail, centre, symbol + 1) - begin);
  }

  /** Appends the first {@code count} symbols, each with its own distribution. */
  public void laplace(int[] scales, int[] centres, int[] symbols, int count) {
    for (int i = 0; i < count; i++) {
      laplace(scales[i], centres[i], symbols[i]);
    }
  }

  /** Appends a number of {@code bits} bits that are all as likely, 0 to 16 of them. */
  public void uniform(int bits, int value) {
    put(value << Rans.BITS - bits, 1 << Rans.BITS - bits);
  }

  @Override
  public int bit(int zero, int bit) {
    if (bit == 0) {
      put(0, zero);
    } else {
      put(zero, Rans.TOTAL - zero);
    }
    return bit;
  }

  private void put(int begin, int frequency) {
    if (frequency == Rans.TOTAL) {
      return; // certain, costs nothing
    }
    if (count == begins.length) {
      begins = Arrays.copyOf(begins, 2 * count);
      frequencies = Arrays.copyOf(frequencies, 2 * count);
    }
    begins[count] = begin;
    frequencies[count++] = frequency;
  }

  /** Appends what another writer has. */
  public void append(SymbolWriter other) {
    for (int i = 0; i < other.count; i++) {
      put(other.begins[i], other.frequencies[i]);
    }
  }

  /** Number of symbols that were appended, without those that are certain. */
  public int count() {
    return count;
  }

  /** Length of what was appended in bits, the sum of −log₂ of the probabilities. */
  public double bits() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Rans.bits(frequencies[i]);
    }
    return sum;
  }

  /** The stream of all symbols. */
  public byte[] stream() {
    int[] words = new int[count + 2]; // from the last to the first
    int length = 0;
    long state = Rans.LEAST_STATE;
    for (int i = count - 1; i >= 0; i--) {
      long frequency = frequencies[i];
      if (state >= frequency << 39) {
        words[length++] = (int) state;
        state >>>= 32;
      }
      state = (state / frequency << Rans.BITS) + state % frequency + begins[i];
    }
    words[length++] = (int) (state >>> 32);
    words[length++] = (int) state;
    ByteBuffer stream = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
    while (length > 0) {
      stream.putInt(words[--length]);
    }
    return stream.array();
  }
}
