package inr.io.webp;

import java.io.EOFException;
import java.io.IOException;

/**
 * A prefix code in canonical order; a code of one symbol takes no bits.
 *
 * <p>For maintainers: codes of up to {@link #TABLE_BITS} bits are looked up by the next bits, the
 * few longer ones are found length by length.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.7">RFC 9649, section 3.7</a>
 */
final class PrefixCode {
  private static final int LONGEST = 15;
  private static final int TABLE_BITS = 7;
  private static final int LENGTH_BITS = 4;
  private static final int LENGTH_SYMBOLS = 19;
  private static final int[] LENGTH_ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };
  private static final int USUAL_LENGTH = 8;

  /** Next bits ↦ symbol and length of its code, or 0 where the code is longer. */
  private final short[] table;

  private final int tableBits;

  /** Symbols by length of their codes and then by number. */
  private final short[] sorted;

  private final short[] counts = new short[LONGEST + 1];

  /** A code of one symbol. */
  private PrefixCode(int symbol) {
    sorted = new short[] {(short) symbol};
    table = new short[0];
    tableBits = 0;
  }

  private PrefixCode(int[] lengths, int used) {
    sorted = new short[used];
    for (int length : lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    int longest = LONGEST;
    while (counts[longest] == 0) {
      longest--;
    }
    int place = 0;
    for (int length = 1; length <= longest; length++) {
      for (int symbol = 0; counts[length] > 0 && symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          sorted[place++] = (short) symbol;
        }
      }
    }
    tableBits = Math.min(TABLE_BITS, longest);
    table = new short[1 << tableBits];
    fill();
  }

  private void fill() {
    int code = 0;
    int place = 0;
    for (int length = 1; length <= tableBits; length++, code <<= 1) {
      for (int i = 0; i < counts[length]; i++, code++) {
        int bits = Integer.reverse(code) >>> (Integer.SIZE - length);
        short entry = (short) (sorted[place++] << LENGTH_BITS | length);
        for (int at = bits; at < table.length; at += 1 << length) {
          table[at] = entry;
        }
      }
    }
  }

  /**
   * Reads a code.
   *
   * @param symbols of its alphabet
   * @throws IOException if it leaves bits without a meaning or has too many symbols
   */
  static PrefixCode read(BitReader in, int symbols) throws IOException {
    int[] lengths = new int[symbols];
    if (in.flag()) {
      boolean two = in.flag();
      int first = in.number(in.flag() ? 8 : 1);
      mark(lengths, first);
      if (two) {
        mark(lengths, in.number(8));
      }
    } else {
      readLengths(in, lengths);
    }
    return of(lengths);
  }

  private static void mark(int[] lengths, int symbol) throws IOException {
    if (symbol >= lengths.length) {
      throw new IOException("VP8L has a prefix code of symbol " + symbol);
    }
    lengths[symbol] = 1;
  }

  private static PrefixCode of(int[] lengths) throws IOException {
    int used = 0;
    int last = 0;
    int room = 1 << LONGEST;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        used++;
        last = symbol;
        room -= 1 << (LONGEST - lengths[symbol]);
      }
    }
    if (used == 1) {
      return new PrefixCode(last);
    }
    if (room != 0) {
      throw new IOException("VP8L has a prefix code that is not complete");
    }
    return new PrefixCode(lengths, used);
  }

  private static void readLengths(BitReader in, int[] lengths) throws IOException {
    int[] lengthLengths = new int[LENGTH_SYMBOLS];
    int given = 4 + in.number(4);
    for (int i = 0; i < given; i++) {
      lengthLengths[LENGTH_ORDER[i]] = in.number(3);
    }
    PrefixCode code = of(lengthLengths);
    int most = lengths.length;
    if (in.flag()) {
      most = 2 + in.number(2 + 2 * in.number(3));
    }
    if (most > lengths.length) {
      throw new IOException("VP8L has a prefix code of " + most + " symbols");
    }
    int previous = USUAL_LENGTH;
    for (int symbol = 0; symbol < lengths.length && most > 0; most--) {
      int length = code.symbol(in);
      if (length <= LONGEST) {
        lengths[symbol++] = length;
        previous = length == 0 ? previous : length;
        continue;
      }
      int repeats =
          switch (length) {
            case 16, 17 -> 3 + in.number(length == 16 ? 2 : 3);
            default -> 11 + in.number(7);
          };
      if (symbol + repeats > lengths.length) {
        throw new IOException("VP8L has a prefix code of too many symbols");
      }
      for (int i = 0; i < repeats; i++) {
        lengths[symbol++] = length == 16 ? previous : 0;
      }
    }
  }

  /** Reads the next symbol. */
  int symbol(BitReader in) throws EOFException {
    if (tableBits == 0) {
      return sorted[0];
    }
    int entry = table[in.peek(tableBits)] & 0xffff;
    if (entry != 0) {
      in.skip(entry & (1 << LENGTH_BITS) - 1);
      return entry >> LENGTH_BITS;
    }
    return longSymbol(in);
  }

  private int longSymbol(BitReader in) throws EOFException {
    int bits = in.peek(LONGEST);
    int code = 0;
    int first = 0;
    int place = 0;
    for (int length = 1; ; length++) {
      code = code << 1 | bits >> (length - 1) & 1;
      if (code - first < counts[length]) {
        in.skip(length);
        return sorted[place + code - first];
      }
      place += counts[length];
      first = first + counts[length] << 1;
    }
  }
}
