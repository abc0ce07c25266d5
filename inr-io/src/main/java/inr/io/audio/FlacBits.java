package inr.io.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bits of a FLAC, the highest of each byte first, with the two checksums of a frame. */
final class FlacBits {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_UNARY = 1 << 24;
  private static final byte[] CRC8 = new byte[256];
  private static final short[] CRC16 = new short[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc8 = i;
      int crc16 = i << 8;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc8 = crc8 << 1 ^ ((crc8 & 0x80) != 0 ? 0x107 : 0);
        crc16 = crc16 << 1 ^ ((crc16 & 0x8000) != 0 ? 0x18005 : 0);
      }
      CRC8[i] = (byte) crc8;
      CRC16[i] = (short) crc16;
    }
  }

  private final FileChannel in;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
  private long window;
  private int available;
  private int crc8;
  private int crc16;

  /** Reads from where the channel stands. */
  FlacBits(FileChannel in) {
    this.in = in;
  }

  private int nextByte() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear();
      if (in.read(buffer) <= 0) {
        throw new EOFException("FLAC data ends too early");
      }
      buffer.flip();
    }
    int value = buffer.get() & 0xff;
    crc8 = CRC8[crc8 ^ value] & 0xff;
    crc16 = crc16 << 8 & 0xffff ^ CRC16[crc16 >> 8 ^ value] & 0xffff;
    return value;
  }

  /** An unsigned number of up to 32 bits. */
  long number(int bits) throws IOException {
    while (available < bits) {
      window = window << Byte.SIZE | nextByte();
      available += Byte.SIZE;
    }
    available -= bits;
    return window >>> available & (1L << bits) - 1;
  }

  /** A signed number of up to 33 bits, in two's complement. */
  long signed(int bits) throws IOException {
    if (bits > Integer.SIZE) {
      long high = signed(bits - 16);
      return high << 16 | number(16);
    }
    long value = number(bits);
    return value << (Long.SIZE - bits) >> (Long.SIZE - bits);
  }

  /** How many zeros come before the next one. */
  int zeros() throws IOException {
    int zeros = 0;
    while (number(1) == 0) {
      if (++zeros > LONGEST_UNARY) {
        throw new FlacException("a number of it is too large");
      }
    }
    return zeros;
  }

  /** Whether the data has ended, where a byte would begin. */
  boolean isAtEnd() throws IOException {
    if (available > 0 || buffer.hasRemaining()) {
      return false;
    }
    buffer.clear();
    boolean end = in.read(buffer) <= 0;
    buffer.flip();
    return end;
  }

  /** Skips the rest of a byte. */
  void align() {
    available = 0;
  }

  /** Begins the checksums. */
  void startChecksums() {
    crc8 = 0;
    crc16 = 0;
  }

  /** Checksum of 8 bits of all bytes since the start, x⁸ + x² + x + 1. */
  int crc8() {
    return crc8;
  }

  /** Checksum of 16 bits of all bytes since the start, x¹⁶ + x¹⁵ + x² + 1. */
  int crc16() {
    return crc16;
  }
}
