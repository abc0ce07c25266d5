package inr.io.jpeg;

import java.io.IOException;

/**
 * A Huffman code in canonical order.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes C and F.2.2.3</a>
 */
final class HuffmanTable {
  private static final int LONGEST = 16;
  private static final int TABLE_BITS = 9;
  private static final int LENGTH_BITS = 5;

  /** Next bits ↦ symbol and length of its code; 0 where the code is longer, or none. */
  private final short[] table = new short[1 << TABLE_BITS];

  /** First code of each length, and place of its symbol. */
  private final int[] firsts = new int[LONGEST + 1];

  private final int[] places = new int[LONGEST + 1];
  private final int[] counts = new int[LONGEST + 1];
  private final byte[] symbols;

  /**
   * A code.
   *
   * @param lengths codes of each length from 1 to 16
   * @param symbols in the order of their codes
   * @throws IOException if there are more codes of a length than bits can tell apart
   */
  HuffmanTable(byte[] lengths, byte[] symbols) throws IOException {
    this.symbols = symbols;
    int code = 0;
    int place = 0;
    for (int length = 1; length <= LONGEST; length++, code <<= 1) {
      counts[length] = lengths[length - 1] & 0xff;
      firsts[length] = code;
      places[length] = place;
      if (code + counts[length] > 1 << length) {
        throw new IOException("a Huffman code of it has too many words");
      }
      for (int i = 0; i < counts[length]; i++, code++, place++) {
        enter(code, length, symbols[place] & 0xff);
      }
    }
  }

  private void enter(int code, int length, int symbol) {
    if (length > TABLE_BITS) {
      return;
    }
    int free = TABLE_BITS - length;
    for (int bits = code << free; bits < code + 1 << free; bits++) {
      table[bits] = (short) (symbol << LENGTH_BITS | length);
    }
  }

  /** Reads a symbol. */
  int symbol(HuffmanBits in) throws IOException {
    int entry = table[in.peek(TABLE_BITS)];
    if (entry != 0) {
      in.skip(entry & (1 << LENGTH_BITS) - 1);
      return entry >> LENGTH_BITS & 0xff;
    }
    int bits = in.peek(LONGEST);
    for (int length = 1; length <= LONGEST; length++) {
      int code = (bits >> (LONGEST - length)) - firsts[length];
      if (code >= 0 && code < counts[length]) {
        in.skip(length);
        return symbols[places[length] + code] & 0xff;
      }
    }
    in.skip(LONGEST); // tells whether the data has ended
    throw new IOException("a Huffman code of it has no such word");
  }
}
