package inr.codec.file;

import java.util.zip.CRC32C;

/**
 * CRC32C of a picture's samples, row by row with the channels of a pixel together; those of 16 bits
 * count as two bytes, the low one first.
 */
public final class SampleChecksum {
  private static final int PIECE = 1 << 16;

  private final CRC32C sum = new CRC32C();
  private final boolean wide;

  /** A sum of nothing yet, of samples of 8 or 16 bits. */
  public SampleChecksum(int bitDepth) {
    wide = bitDepth == 16;
  }

  /** Goes on with the first {@code count} samples, unsigned. */
  public void add(short[] samples, int count) {
    byte[] bytes = new byte[Math.min(PIECE, wide ? 2 * count : count)];
    int length = 0;
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) samples[i];
      if (wide) {
        bytes[length++] = (byte) (samples[i] >> 8);
      }
      if (length == bytes.length) {
        sum.update(bytes, 0, length);
        length = 0;
      }
    }
    sum.update(bytes, 0, length);
  }

  /** The sum so far. */
  public int value() {
    return (int) sum.getValue();
  }
}
