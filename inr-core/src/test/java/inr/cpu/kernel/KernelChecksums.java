package inr.cpu.kernel;

import inr.cpu.kernel.StripOperations.Operation;
import java.util.zip.CRC32;

/**
 * Prints which kernels run, the operations whose bits differ from the scalar ones on special
 * values, a checksum of all operations over strips of bit patterns and one of products of many
 * sizes; {@link KernelsTest} starts it.
 */
final class KernelChecksums {
  private KernelChecksums() {}

  public static void main(String[] args) {
    System.out.println(Kernels.describe());
    System.out.println(StripOperations.thatDifferOnSpecialFloats(Kernels.strips()));
    System.out.println(Long.toHexString(strips(Kernels.strips())));
    System.out.println(Long.toHexString(matrices(Kernels.matrices())));
  }

  private static long strips(StripMath math) {
    int n = 1021;
    float[] from = new float[2 * n];
    float[] out = new float[n];
    CRC32 crc = new CRC32();
    long bits = Integer.MIN_VALUE;
    while (bits <= Integer.MAX_VALUE) {
      for (int i = 0; i < from.length; i++, bits += 20_011) {
        from[i] = Float.intBitsToFloat((int) bits);
      }
      for (Operation operation : StripOperations.ALL) {
        operation.strips().apply(math, from, 0, n, out, 0, n);
        update(crc, out);
      }
    }
    return crc.getValue();
  }

  private static long matrices(MatrixKernel kernel) {
    CRC32 crc = new CRC32();
    for (int rows = 0; rows <= 26; rows++) {
      for (int width = 16; width <= 64; width += 16) {
        Product product = new Product(rows, 19, width, rows % 2 == 0);
        product.run(kernel);
        update(crc, product.c);
      }
    }
    return crc.getValue();
  }

  private static void update(CRC32 crc, float[] values) {
    for (float value : values) {
      int canonical = Float.floatToIntBits(value);
      crc.update(canonical);
      crc.update(canonical >> 8);
      crc.update(canonical >> 16);
      crc.update(canonical >> 24);
    }
  }
}
