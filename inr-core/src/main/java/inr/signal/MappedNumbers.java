package inr.signal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Whole numbers outside of the heap, such as in a mapped file: unsigned ones of one or two bytes,
 * or signed ones of four.
 *
 * <p>For maintainers: a buffer holds at most 2³¹ − 1 bytes, so the numbers lie in parts of 2³⁰
 * bytes, the last one shorter, in the byte order of the machine. Where a number has 2^w bytes,
 * number i lies in part ⌊i / 2^(30 − w)⌋ at byte 2^w · (i mod 2^(30 − w)).
 */
public final class MappedNumbers {
  private static final int PART_BITS = 30;

  /** Bytes of every part but the last. */
  public static final int PART_BYTES = 1 << PART_BITS;

  private final ByteBuffer[] parts;
  private final int bytesPerNumber;
  private final int shift;
  private final int partShift;
  private final int mask;
  private final int size;

  /**
   * The numbers that lie in some buffers.
   *
   * @param bytesPerNumber 1, 2 or 4
   * @param parts buffers of {@link #PART_BYTES} bytes, the last one of as many or fewer; read from
   *     byte 0 to their capacities
   */
  public MappedNumbers(int bytesPerNumber, List<? extends ByteBuffer> parts) {
    if (bytesPerNumber != 1 && bytesPerNumber != 2 && bytesPerNumber != 4) {
      throw new IllegalArgumentException(
          "mapped numbers of " + bytesPerNumber + " bytes; 1, 2 and 4 are accepted");
    }
    this.bytesPerNumber = bytesPerNumber;
    this.shift = Integer.numberOfTrailingZeros(bytesPerNumber);
    this.partShift = PART_BITS - shift;
    this.mask = (1 << partShift) - 1;
    this.size = size(bytesPerNumber, parts);
    this.parts =
        parts.stream()
            .map(part -> part.duplicate().order(ByteOrder.nativeOrder()))
            .toArray(ByteBuffer[]::new);
  }

  private static int size(int bytesPerNumber, List<? extends ByteBuffer> parts) {
    long bytes = 0;
    for (ByteBuffer part : parts) {
      if (bytes % PART_BYTES != 0) {
        throw new IllegalArgumentException(
            "mapped numbers have a part that ends at byte "
                + bytes
                + "; all parts but the last have "
                + PART_BYTES
                + " bytes");
      }
      bytes += part.capacity();
    }
    if (bytes % bytesPerNumber != 0 || bytes / bytesPerNumber > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          bytes
              + " bytes are not up to "
              + Integer.MAX_VALUE
              + " whole numbers of "
              + bytesPerNumber
              + " bytes");
    }
    return (int) (bytes / bytesPerNumber);
  }

  /** How many numbers there are. */
  public int size() {
    return size;
  }

  /** Number {@code index}. */
  public int get(int index) {
    ByteBuffer part = parts[index >>> partShift];
    int place = (index & mask) << shift;
    return switch (bytesPerNumber) {
      case 1 -> part.get(place) & 0xff;
      case 2 -> part.getShort(place) & 0xffff;
      default -> part.getInt(place);
    };
  }

  /** Overwrites number {@code index} with the lowest bits of {@code value}. */
  public void put(int index, int value) {
    ByteBuffer part = parts[index >>> partShift];
    int place = (index & mask) << shift;
    switch (bytesPerNumber) {
      case 1 -> part.put(place, (byte) value);
      case 2 -> part.putShort(place, (short) value);
      default -> part.putInt(place, value);
    }
  }
}
