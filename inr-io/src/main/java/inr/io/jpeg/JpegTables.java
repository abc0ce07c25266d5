package inr.io.jpeg;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tables that hold at a place of a JPEG.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B.2.4</a>
 */
final class JpegTables {
  private static final int TABLES = 4;
  private static final int LENGTHS = 16;

  private final int[][] quantizers = new int[TABLES][Block.SIZE];
  private final @Nullable HuffmanTable[] dc = new HuffmanTable[TABLES];
  private final @Nullable HuffmanTable[] ac = new HuffmanTable[TABLES];
  private final int[] dcConditioning = {0x10, 0x10, 0x10, 0x10};
  private final int[] acConditioning = {5, 5, 5, 5};
  private boolean progressive;
  private boolean arithmetic;
  private int restartInterval;

  /** Begins a frame of this marker. */
  void begin(int marker) {
    progressive = marker == 0xc2 || marker == 0xca;
    arithmetic = marker >= 0xc9;
  }

  boolean isProgressive() {
    return progressive;
  }

  /** Quantizers of each table, row by row. */
  int[][] quantizers() {
    return quantizers;
  }

  /** Takes a DQT segment. */
  void quantizers(byte[] segment) throws IOException {
    for (int place = 0; place < segment.length; ) {
      int kind = segment[place++] & 0xff;
      int width = kind >> 4 == 0 ? 1 : 2;
      require(segment, place + width * Block.SIZE);
      if ((kind & 0xf) >= TABLES || kind >> 4 > 1) {
        throw new IOException("quantizers of the table " + kind);
      }
      int[] table = new int[Block.SIZE];
      for (int k = 0; k < Block.SIZE; k++) {
        int value = segment[place++] & 0xff;
        if (width == 2) {
          value = value << 8 | segment[place++] & 0xff;
        }
        table[Block.natural(k)] = value;
      }
      quantizers[kind & 0xf] = table;
    }
  }

  private static void require(byte[] segment, int bytes) throws EOFException {
    if (segment.length < bytes) {
      throw new EOFException("JPEG table ends too early");
    }
  }

  /** Takes a DHT segment. */
  void huffman(byte[] segment) throws IOException {
    for (int place = 0; place < segment.length; ) {
      int kind = segment[place++] & 0xff;
      require(segment, place + LENGTHS);
      byte[] lengths = Arrays.copyOfRange(segment, place, place + LENGTHS);
      place += LENGTHS;
      int count = 0;
      for (byte length : lengths) {
        count += length & 0xff;
      }
      require(segment, place + count);
      if ((kind & 0xf) >= TABLES || kind >> 4 > 1) {
        throw new IOException("Huffman codes of the table " + kind);
      }
      HuffmanTable table =
          new HuffmanTable(lengths, Arrays.copyOfRange(segment, place, place + count));
      (kind >> 4 == 0 ? dc : ac)[kind & 0xf] = table;
      place += count;
    }
  }

  /** Takes a DAC segment. */
  void conditioning(byte[] segment) throws IOException {
    for (int place = 0; place + 1 < segment.length; place += 2) {
      int kind = segment[place] & 0xff;
      int value = segment[place + 1] & 0xff;
      boolean known =
          (kind & 0xf) < TABLES
              && (kind >> 4 == 0 ? (value & 0xf) <= value >> 4 : kind >> 4 == 1 && value > 0);
      if (!known || kind >> 4 == 1 && value >= Block.SIZE) {
        throw new IOException("conditioning of the table " + kind + " by " + value);
      }
      (kind >> 4 == 0 ? dcConditioning : acConditioning)[kind & 0xf] = value;
    }
  }

  /** Takes a DRI segment. */
  void restarts(byte[] segment) throws IOException {
    require(segment, 2);
    restartInterval = (segment[0] & 0xff) << 8 | segment[1] & 0xff;
  }

  /** A scan by these tables. */
  Scan scan(Frame frame, ScanHeader header, ScanData data) throws IOException {
    return new Scan(frame, header, entropy(header, data), restartInterval);
  }

  private Entropy entropy(ScanHeader header, ScanData data) throws IOException {
    if (arithmetic) {
      return new ArithmeticEntropy(
          new ArithmeticBits(data), header, dcConditioning, acConditioning);
    }
    HuffmanBits bits = new HuffmanBits(data);
    if (progressive) {
      boolean isDc = header.first() == 0;
      boolean coded = !isDc || header.known() == 0;
      HuffmanTable[] tables =
          coded
              ? chosen(isDc ? dc : ac, isDc ? header.dcTables() : header.acTables())
              : new HuffmanTable[header.components().size()];
      return new ProgressiveHuffman(bits, header, tables);
    }
    return new SequentialHuffman(
        bits, chosen(dc, header.dcTables()), chosen(ac, header.acTables()));
  }

  private static HuffmanTable[] chosen(@Nullable HuffmanTable[] all, int[] numbers)
      throws IOException {
    HuffmanTable[] chosen = new HuffmanTable[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      HuffmanTable table = all[numbers[i]];
      if (table == null) {
        throw new IOException("a Huffman code of it is missing");
      }
      chosen[i] = table;
    }
    return chosen;
  }
}
