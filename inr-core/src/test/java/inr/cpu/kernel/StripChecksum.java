package inr.cpu.kernel;

import inr.cpu.kernel.StripOperations.Operation;
import java.util.zip.CRC32;

/**
 * Prints which kernels run and a checksum of all operations over strips of bit patterns; {@link
 * KernelsTest} starts it.
 */
final class StripChecksum {
  private StripChecksum() {}

  public static void main(String[] args) {
    System.out.println(Kernels.describe());
    System.out.println(Long.toHexString(checksum(Kernels.strips())));
  }

  static long checksum(StripMath math) {
    int n = 1021;
    float[] from = new float[3 * n];
    float[] out = new float[n];
    CRC32 crc = new CRC32();
    long bits = Integer.MIN_VALUE;
    while (bits <= Integer.MAX_VALUE) {
      for (int i = 0; i < from.length; i++, bits += 20_011) {
        from[i] = Float.intBitsToFloat((int) bits);
      }
      for (Operation operation : StripOperations.ALL) {
        operation.strips().apply(math, from, 0, n, 2 * n, out, 0, n);
        for (float y : out) {
          int canonical = Float.floatToIntBits(y);
          crc.update(canonical);
          crc.update(canonical >> 8);
          crc.update(canonical >> 16);
          crc.update(canonical >> 24);
        }
      }
    }
    return crc.getValue();
  }
}
