package inr.codec.entropy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the symbols of a stream of {@link SymbolWriter}. Any bytes give symbols; whether they were
 * a stream is known at the {@link #complete end}.
 */
public final class SymbolReader implements BitCode {
  private final ByteBuffer words;
  private long state;

  /** Words that were asked for beyond the end. */
  private int missing;

  /** A reader of the bytes from {@code from} to {@code to}. */
  public SymbolReader(byte[] bytes, int from, int to) {
    words = ByteBuffer.wrap(bytes, from, to - from).slice().order(ByteOrder.LITTLE_ENDIAN);
    long low = word();
    state = word() << 32 & Long.MAX_VALUE | low;
  }

  private long word() {
    if (words.remaining() < 4) {
      missing++;
      return 0;
    }
    return words.getInt() & 0xffff_ffffL;
  }

  /** The next symbol, of a distribution of a scale and centre. */
  public int laplace(int scale, int centre) {
    int[] tail = LaplaceTables.tail(scale);
    int place = (int) state & Rans.TOTAL - 1;
    int symbol = LaplaceTables.nearest(centre);
    int begin = LaplaceTables.below(tail, centre, symbol);
    int end;
    if (place < begin) {
      do {
        end = begin;
        begin = LaplaceTables.below(tail, centre, --symbol);
      } while (place < begin);
    } else {
      end = LaplaceTables.below(tail, centre, symbol + 1);
      while (place >= end) {
        begin = end;
        end = LaplaceTables.below(tail, centre, ++symbol + 1);
      }
    }
    take(begin, end - begin);
    return symbol;
  }

  /**
   * Overwrites the first {@code count} symbols with the next ones, each of its own distribution.
   */
  public void laplace(int[] scales, int[] centres, int[] symbols, int count) {
    for (int i = 0; i < count; i++) {
      symbols[i] = laplace(scales[i], centres[i]);
    }
  }

  /** The next number of {@code bits} bits, 0 to 16. */
  public int uniform(int bits) {
    if (bits == 0) {
      return 0;
    }
    int value = ((int) state & Rans.TOTAL - 1) >> Rans.BITS - bits;
    take(value << Rans.BITS - bits, 1 << Rans.BITS - bits);
    return value;
  }

  @Override
  public int bit(int zero, int ignored) {
    int bit = ((int) state & Rans.TOTAL - 1) < zero ? 0 : 1;
    if (bit == 0) {
      take(0, zero);
    } else {
      take(zero, Rans.TOTAL - zero);
    }
    return bit;
  }

  private void take(int begin, int frequency) {
    state = frequency * (state >>> Rans.BITS) + (state & Rans.TOTAL - 1) - begin;
    if (state < Rans.LEAST_STATE) {
      state = state << 32 | word();
    }
  }

  /** Whether all was read and ended as a writer begins; else the stream is damaged. */
  public boolean complete() {
    return missing == 0 && !words.hasRemaining() && state == Rans.LEAST_STATE;
  }
}
