package inr.codec.file;

import java.util.zip.CRC32C;

/**
 * CRC32C of a picture's samples, row by row with the channels of a pixel together; those of 16 bits
 * count as two bytes, the low one first.
 */
public final class SampleChecksum {
  private final CRC32C sum = new CRC32C();
  private final boolean wide;
  private byte[] bytes = new byte[0];

  /** A sum of nothing yet, of samples of 8 or 16 bits. */
  public SampleChecksum(int bitDepth) {
    wide = bitDepth == 16;
  }

  /** Goes on with {@code count} samples. */
  public void add(int[] samples, int count) {
    int length = wide ? 2 * count : count;
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    for (int i = 0; i < count; i++) {
      if (wide) {
        bytes[2 * i] = (byte) samples[i];
        bytes[2 * i + 1] = (byte) (samples[i] >> 8);
      } else {
        bytes[i] = (byte) samples[i];
      }
    }
    sum.update(bytes, 0, length);
  }

  /** The sum so far. */
  public int value() {
    return (int) sum.getValue();
  }
}
